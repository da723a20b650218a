/** The double of SendGrid in a process of its own, so that it outlives whoever is killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Behaviour } from '../fakes/sendgrid/behaviour.ts';

export interface DoubleProcess extends AsyncDisposable {
  readonly url: string;
  readonly apiKey: string;
  passMs(ms: number): Promise<void>;
  /** The next mails are answered like this. */
  next(...behaviours: readonly Behaviour[]): Promise<void>;
  /** Everybody's mails that went out, each time. */
  delivered(): Promise<readonly Delivered[]>;
  violations(): Promise<readonly string[]>;
}

const started = z.object({ url: z.string(), apiKey: z.string() });
const delivered = z.array(z.object({ email: z.string(), issueId: z.string() }));
type Delivered = z.output<typeof delivered>[number];

const script = join(import.meta.dirname, '../fakes/sendgrid-double.ts');

export async function startDouble(delayMs: number): Promise<DoubleProcess> {
  const child = spawn(process.execPath, [script, `--delay-ms=${delayMs}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const { url, apiKey } = started.parse(JSON.parse(String(line)));
  const tell = async (path: string, body: unknown): Promise<void> => {
    await fetch(`${url}/__double/${path}`, { method: 'POST', body: JSON.stringify(body) });
  };
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`${url}/__double/${path}`)).json();
  return {
    url,
    apiKey,
    passMs: (passMs) => tell('clock', { passMs }),
    next: (...behaviours) => tell('next', behaviours),
    delivered: async () => delivered.parse(await ask('delivered')),
    violations: async () =>
      z.object({ violations: z.array(z.string()) }).parse(await ask('requests')).violations,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

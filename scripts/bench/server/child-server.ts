/** A server as a process of its own, which tells its memory and is stopped as an operator would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export interface ServerCommand {
  /** The script and its arguments, for the Node that runs the benchmark. It prints its address. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Added to the environment of the benchmark. */
  readonly env?: Readonly<Record<string, string>>;
  /** A descriptor for what it says to people, as its log; nowhere unless given. */
  readonly stderr?: number;
}

export interface ChildServer extends AsyncDisposable {
  /** Without a slash at its end. */
  readonly url: string;
  usage(): Promise<Usage>;
  /** What is left on its heap when all garbage is collected, in megabytes (10^6 bytes). */
  live(): Promise<number>;
}

/** What a process has in memory now, and what it has taken of the processor since it began. */
export interface Usage {
  /** 10^6 bytes. */
  readonly megabytes: number;
  readonly processorMs: number;
}

const PRELOAD = fileURLToPath(new URL('report-memory.mjs', import.meta.url));
const START_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 10_000;

const report = z.object({ bytes: z.number(), heapBytes: z.number(), microseconds: z.number() });

/** Resolves when it listens. Throws when it ends or says nothing for half a minute. */
export async function startServer(command: ServerCommand): Promise<ChildServer> {
  const child = spawn(process.execPath, ['--import', PRELOAD, ...command.argv], {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'pipe', command.stderr ?? 'ignore', 'ipc'],
  });
  try {
    const url = await addressOf(child);
    return {
      url,
      usage: async () => {
        const { bytes, microseconds } = await ask(child, 'usage');
        return { megabytes: bytes / 1e6, processorMs: microseconds / 1000 };
      },
      live: async () => (await ask(child, 'live')).heapBytes / 1e6,
      [Symbol.asyncDispose]: () => stop(child),
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

async function ask(
  child: ChildProcess,
  question: 'usage' | 'live',
): Promise<z.output<typeof report>> {
  child.send(question);
  const [message] = await once(child, 'message', { signal: AbortSignal.timeout(START_WITHIN_MS) });
  return report.parse(message);
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('A server must be able to say where it listens.');
  const lines = createInterface({ input: child.stdout });
  const late = setTimeout(() => lines.close(), START_WITHIN_MS);
  try {
    for await (const line of lines) {
      const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
      if (url !== undefined) return url;
    }
  } finally {
    clearTimeout(late);
    child.stdout.resume();
  }
  throw new Error(`${child.spawnargs.join(' ')} did not say where it listens.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(late);
}

/** `roundup serve` as a process of its own: started on a free port, killed, or asked to stop. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { webhookKeys } from '../fakes/signed-webhooks.ts';

export interface ServedProcess extends AsyncDisposable {
  /** Without a slash at its end. */
  readonly url: string;
  /** Sends a signal; the code that the process ends with, null when the signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

/** What a folder must have; hundreds of forms come from one connection in a moment. */
export const servedFiles = {
  'newsletter.config.ts': `export default {
  title: 'Keel & Quay',
  description: 'A letter about ships.',
  url: 'https://keel.example',
  author: { name: 'Ada' },
  sender: { address: 'ada@keel.example' },
  postalAddress: '1 Quay, Harbourtown',
  server: { subscribe: { formsPerConnection: 10_000, mailsPerHour: 40 } },
};
`,
};

/** With keys for webhooks and no provider, so that mails go to the outbox. */
export async function serveProcess(
  root: string,
  databaseUrl: string | undefined,
): Promise<ServedProcess> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--root', root], {
    env: {
      PATH: process.env['PATH'],
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      SENDGRID_WEBHOOK_KEY: webhookKeys.sendgrid,
      POSTMARK_WEBHOOK_CREDENTIALS: webhookKeys.postmark,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => {
    said.push(chunk.toString());
    // What was said last tells why it ended; under load it says much.
    if (said.length > 100) said.shift();
  });
  const closed = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (url === undefined) continue;
    const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
      child.kill(signal);
      await closed;
      return child.exitCode;
    };
    child.stdout.resume();
    return { url, end, [Symbol.asyncDispose]: async () => void (await end('SIGKILL')) };
  }
  throw new Error(`The server did not start: ${said.join('')}`);
}

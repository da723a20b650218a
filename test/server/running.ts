/** A server on a free port over a real store and a small archive, and raw requests to it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { confirmationTokens } from '../../src/adapters/confirmation-tokens.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import type { ConfirmationMailer } from '../../src/ports.ts';
import { createServer } from '../../src/server/create-server.ts';
import { listen, type Listening, type ServedApp } from '../../src/server/listen.ts';
import { scratchFolder, scratchStore } from '../fakes/scratch-store.ts';
import { stillClock } from '../fakes/still-clock.ts';

export interface Running extends Listening {
  readonly store: Store;
  readonly dist: string;
  readonly log: string[];
  /** Confirmation mails that went out. */
  readonly mails: Parameters<ConfirmationMailer['send']>[0][];
}

export const files = {
  '../secret.txt': 'nobody may read this',
  'index.html': '<!doctype html><title>Home</title>',
  '404.html': '<!doctype html><title>Lost</title>',
  'issues/2023-10/index.html': '<!doctype html><title>October</title>',
  'issues/2023-10/photo.png': 'PNG',
  '_assets/index.ab12cd34.css': 'body{}',
  'rss.xml': '<rss/>',
  'feed.json': '{}',
  'a b/ü.txt': 'spaces and letters',
  'empty.txt': '',
  '.hidden': 'nobody may read this',
  '.git/config': 'nobody may read this',
  'issues/.draft.html': 'nobody may read this',
  '.well-known/security.txt': 'Contact: mailto:ada@example.com',
};

export function writeArchive(contents: Readonly<Record<string, string>> = files): string {
  const dist = join(scratchFolder(), 'dist');
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  return dist;
}

export async function running(
  options: { readonly subscription?: boolean; readonly send?: ConfirmationMailer['send'] } = {},
): Promise<Running> {
  const store = await scratchStore();
  const dist = writeArchive();
  const log: string[] = [];
  const mails: Running['mails'] = [];
  const send: ConfirmationMailer['send'] = options.send ?? (async (mail) => void mails.push(mail));
  const app = createServer({
    masthead: { title: 'Ada & the <Machines>', url: 'https://ada.example.com', accent: '#9a3412' },
    distDir: dist,
    subscribers: store.subscribers,
    tokens: store.tokens,
    clock: stillClock(),
    log: (line) => log.push(line),
    subscription:
      options.subscription === false
        ? undefined
        : {
            confirmations: store.confirmations,
            confirmationTokens: confirmationTokens(),
            confirmationMailer: { send },
          },
  });
  return { ...(await listening(app)), store, dist, log, mails };
}

export async function listening(app: ServedApp): Promise<Listening> {
  const server = await listen(app, { port: 0, hostname: '127.0.0.1' });
  onTestFinished(() => server.close());
  return server;
}

/** Sends bytes as they are, which `fetch` would tidy up first; answers with all that came back. */
export async function raw(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text) => (answer += text));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    // Not `end`: to Node a half-closed connection is one that was given up.
    socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  });
}

/** Adds an active subscriber; answers with the token of their mails. */
export async function subscriberToken(server: Running, address: string): Promise<string> {
  const key = address.toLowerCase();
  await server.store.subscribers.add(
    [{ address: { spelling: address, key }, name: undefined, tags: [] }],
    { at: new Date(0), action: 'imported', source: 'test' },
    'active',
  );
  const subscriber = await server.store.subscribers.findByAddress(key);
  return server.store.tokens.issue(subscriber?.id ?? '');
}

export async function stateOf(server: Running, address: string): Promise<string | undefined> {
  return (await server.store.subscribers.findByAddress(address))?.state;
}

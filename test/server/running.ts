/** A server on a free port over a real store and a small archive, and raw requests to it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { confirmationTokens } from '../../src/adapters/confirmation-tokens.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { configSchema, type Config, type NewsletterInput } from '../../src/config/schema.ts';
import { messageFacts, serverUrl } from '../../src/core/delivery/message-facts.ts';
import { noticeFacts } from '../../src/core/notices/notice-facts.ts';
import type { Submission, SubmitOutcome } from '../../src/core/delivery/message.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Transport } from '../../src/ports/transport.ts';
import { createServer, type ServerDeps } from '../../src/server/create-server.ts';
import { listen, type Listening, type ServedApp } from '../../src/server/listen.ts';
import type { LogEntry } from '../../src/server/log.ts';
import { workEntry } from '../../src/workflows/work-entry.ts';
import { scratchFolder, scratchStore } from '../fakes/scratch-store.ts';
import { stillClock, type StillClock } from '../fakes/still-clock.ts';

export interface Running extends Listening {
  readonly store: Store;
  readonly dist: string;
  readonly log: LogEntry[];
  /** Mails that went out, each to one person. */
  readonly mails: Submission[];
  readonly clock: StillClock;
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

export interface RunningOptions {
  readonly store?: Store;
  readonly server?: NewsletterInput['server'];
  readonly topics?: NewsletterInput['topics'];
  /** What the provider answers. */
  readonly submit?: ((submission: Submission) => Promise<SubmitOutcome>) | undefined;
  readonly deps?: Partial<ServerDeps>;
}

export async function running(options: RunningOptions = {}): Promise<Running> {
  const store = options.store ?? (await scratchStore());
  const dist = writeArchive();
  const log: LogEntry[] = [];
  const mails: Submission[] = [];
  const clock = stillClock();
  const config = configSchema.parse({
    title: 'Ada & the <Machines>',
    description: 'A letter about machines.',
    url: 'https://ada.example.com',
    author: { name: 'Ada' },
    sender: { address: 'ada@example.com' },
    postalAddress: '1 Example Street, Exampletown',
    server: options.server,
    topics: options.topics,
  });
  const transport = transportTo(async (submission) => {
    if (options.submit !== undefined) return options.submit(submission);
    mails.push(submission);
    return { state: 'accepted', providerId: '1' };
  });
  const deps = serverDeps({ store, config, transport, clock, dist, log });
  const app = createServer({ ...deps, ...options.deps });
  return { ...(await listening(app)), store, dist, log, mails, clock };
}

export function serverDeps(parts: {
  readonly store: Store;
  readonly config: Config;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly dist: string;
  readonly log: LogEntry[];
}): ServerDeps {
  const { store, config, transport, clock } = parts;
  const ports = { ...store, patronSources: [], confirmationTokens: confirmationTokens(), clock };
  const content = { issue: async () => ({ ok: false, diagnostics: [] }) as const };
  const extrasKey = { read: async () => new Uint8Array(32) };
  const leaksIn = async () => [];
  const facts = {
    config,
    notice: noticeFacts(config),
    message: messageFacts(config),
    serverUrl: serverUrl(config),
    mailsPerHour: config.server.subscribe.mailsPerHour,
  };
  return {
    ...ports,
    config,
    distDir: parts.dist,
    log: (entry) => parts.log.push(entry),
    verifiers: {},
    patronWebhooks: [],
    lookEveryMs: 10,
    isDisposable: async (key) => key.endsWith('@mailinator.com'),
    work: (claimed) =>
      workEntry({ ...ports, transport, content, extrasKey, leaksIn }, facts, claimed),
  };
}

function transportTo(submit: Transport['submit']): Transport {
  return {
    name: 'fake',
    capabilities: {
      batchSize: 1,
      maxBytes: 1_000_000,
      substitutes: true,
      idempotentForMs: 0,
      atOnce: 1,
      perSecond: Infinity,
    },
    submit,
  };
}

export async function listening(app: ServedApp): Promise<Listening> {
  const server = await listen(app, { port: 0, hostname: '127.0.0.1' });
  onTestFinished(() => server.close());
  return server;
}

/** A stamp that has been looked at for long enough. */
export async function stampOf(server: Running): Promise<string> {
  const answer = await fetch(`${server.url}/subscribe/form`);
  const { stamp, waitMs } = (await answer.json()) as { stamp: string; waitMs: number };
  server.clock.pass(waitMs);
  return stamp;
}

/** Sends the form as a person does, with a fresh stamp. */
export async function ask(
  server: Running,
  email: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const stamp = await stampOf(server);
  return fetch(`${server.url}/subscribe`, {
    method: 'POST',
    body: new URLSearchParams({ email, stamp, ...more }),
    redirect: 'manual',
  });
}

/** The token in the newest mail to an address, as soon as it is there. */
export async function mailedToken(
  server: Running,
  address: string,
  kind: 'confirm' | 'settings' | 'patron/enter' = 'confirm',
): Promise<string> {
  for (let wait = 0; wait < 400; wait += 1) {
    const mail = server.mails.findLast(
      ({ recipients: [to], message }) =>
        to?.address === address && message.text.includes(`/${kind}/`),
    );
    const token = new RegExp(`/${kind}/([\\w-]{43})`).exec(mail?.message.text ?? '')?.[1];
    if (token !== undefined) return token;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`no mail to ${kind} came`);
}

/** Waits until nothing is left to be worked off. */
export async function settled(server: Running): Promise<void> {
  for (let wait = 0; wait < 400; wait += 1) {
    if ((await server.store.inbox.tally()).waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('the inbox is not worked off');
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

/** A proxy that runs for a test, from a recipe in deploy/ with ports and folders of the test. */
import { spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'node:tls';

export const DEPLOY = resolve(import.meta.dirname, '../../deploy');
/** Of the recipes. */
const HOSTS = ['news.example.com', 'mail.example.com'];
const PATIENCE_MS = 10_000;
/** Debian keeps nginx where a plain user’s shell does not look. */
export const SEARCHED = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };

export interface Proxy extends AsyncDisposable {
  /** Where it takes HTTPS, for both hosts. */
  readonly port: number;
  /** Where it takes HTTP, to lead to HTTPS. */
  readonly plainPort: number;
  /** Ends it, and has all that it ever wrote: of requests, of errors, to its streams. */
  logs(): Promise<string>;
}

export interface Behind {
  readonly archive: string;
  readonly upstreamPort: number;
}

export interface ProxyProgram {
  readonly name: string;
  readonly isInstalled: boolean;
  start(behind: Behind): Promise<Proxy>;
}

export function answers(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { env: SEARCHED, timeout: PATIENCE_MS }).status === 0;
}

export interface Scratch {
  readonly dir: string;
  readonly port: number;
  readonly plainPort: number;
}

export async function scratch(): Promise<Scratch> {
  const dir = await mkdtemp(join(tmpdir(), 'roundup-proxy-'));
  return { dir, port: await freePort(), plainPort: await freePort() };
}

export function recipe(name: string): Promise<string> {
  return readFile(join(DEPLOY, name), 'utf8');
}

/** Each pattern must be there, so that no change to a recipe goes past the test. */
export function replaced(text: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((changed, [pattern, value]) => {
    if (changed.search(pattern) < 0) throw new Error(`Nothing matches ${String(pattern)}.`);
    return changed.replaceAll(pattern, value);
  }, text);
}

export async function running(at: Scratch, child: ChildProcess): Promise<Proxy> {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await listening(at.port);
  } catch (error) {
    await end();
    throw new Error(`The proxy did not start: ${said}`, { cause: error });
  }
  return {
    port: at.port,
    plainPort: at.plainPort,
    async logs() {
      await end();
      const files = ['access.log', 'other.log', 'error.log'];
      const texts = files.map((name) => readFile(join(at.dir, name), 'utf8').catch(() => ''));
      return [said, ...(await Promise.all(texts))].join('\n');
    },
    async [Symbol.asyncDispose]() {
      await end();
      await rm(at.dir, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** Caddy listens before it has made its certificates, so a port that is open is not enough. */
async function listening(port: number): Promise<void> {
  for (const host of HOSTS) {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await shakesHands(port, host))) {
      if (Date.now() > deadline) throw new Error(`Nobody answers for ${host} on ${port}.`);
      await sleep(50);
    }
  }
}

function shakesHands(port: number, servername: string): Promise<boolean> {
  return new Promise((done) => {
    const options = { host: '127.0.0.1', port, servername, rejectUnauthorized: false };
    const socket = connect(options, () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

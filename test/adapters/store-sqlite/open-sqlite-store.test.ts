/** What is particular to the store in one SQLite file: its mode, its history, its failures. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { all, freeze, planFor, reader, tiers } from '../store-steps.ts';
import { scratchStore } from './scratch-store.ts';

async function place() {
  const scratch = await scratchStore();
  onTestFinished(() => scratch[Symbol.asyncDispose]());
  return scratch;
}

const consent = { at: new Date(0), action: 'added', source: 'cli' } as const;

test('only the owner can read the store, its journal and its folder', async () => {
  const { path, open } = await place();
  const store = await open();
  await store.subscribers.add([reader('one@example.com')], consent, 'active');
  const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
  expect([path, `${path}-wal`, `${path}-shm`].map(mode)).toEqual(['600', '600', '600']);
  expect(mode(dirname(path))).toBe('700');
});

test('every commit is forced to the disk, in WAL mode, and references hold', async () => {
  const { path, open } = await place();
  await open();
  using database = new DatabaseSync(path);
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  const tables = database.prepare('PRAGMA table_list').all();
  const ours = tables.filter((table) => !String(table['name']).startsWith('sqlite_'));
  expect(ours.map((table) => table['strict'])).toEqual(ours.map(() => 1));
});

test('no consent event can be changed or deleted', async () => {
  const { path, open } = await place();
  const store = await open();
  await store.subscribers.add([reader('one@example.com')], consent, 'active');
  using database = new DatabaseSync(path);
  expect(() => database.exec("UPDATE consent_event SET source = 'forged'")).toThrow(/appended/);
  expect(() => database.exec('DELETE FROM consent_event')).toThrow(/appended/);
  expect(database.prepare('SELECT action, source, at FROM consent_event').all()).toEqual([
    { action: 'added', source: 'cli', at: 0 },
  ]);
});

test('an address that left is kept as a keyed hash only, beside the person', async () => {
  const { path, open } = await place();
  const store = await open();
  await store.subscribers.add([reader('one@example.com')], consent, 'active');
  const [one] = await all(store.subscribers.list({}));
  await store.subscribers.end(one?.id ?? '', 'complained', consent);
  using database = new DatabaseSync(path);
  expect(database.prepare('SELECT * FROM suppression').all()).toEqual([
    { address_hash: expect.stringMatching(/^[0-9a-f]{64}$/), reason: 'complained', at: 0 },
  ]);
});

test('a suppression counts however it came to be, also for someone active', async () => {
  const { path, open } = await place();
  const store = await open();
  const people = [reader('one@example.com'), reader('two@example.com')];
  await store.subscribers.add(people, consent, 'active');
  const run = await freeze(store, '2023-09', 10);
  using database = new DatabaseSync(path);
  database.exec(`INSERT INTO suppression (address_hash, reason, at)
    SELECT address_hash, 'bounced', 0 FROM subscriber WHERE address_key = 'one@example.com'`);
  expect((await planFor(store, '2023-10', 10)).plan.excluded).toMatchObject({ suppressed: 1 });
  const batch = await store.ledger.claim(run.id);
  expect(batch?.recipients.map((one) => one.address)).toEqual(['two@example.com']);
  expect(await store.subscribers.add(people, consent, 'active')).toEqual([
    'suppressed',
    'unchanged',
  ]);
});

test('a file that is no database is left as it is', async () => {
  const { path } = await place();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'not a database, but long enough to look at its header '.repeat(40));
  await expect(openSqliteStore({ path, tiers })).rejects.toMatchObject({ id: 'store-corrupt' });
});

test('a database of another program is refused', async () => {
  const { path } = await place();
  mkdirSync(dirname(path), { recursive: true });
  using database = new DatabaseSync(path);
  database.exec('CREATE TABLE theirs (id INTEGER)');
  await expect(openSqliteStore({ path, tiers })).rejects.toMatchObject({ id: 'store-foreign' });
});

test('a store of a newer engine is refused, and not touched', async () => {
  const { path, open } = await place();
  await (await open()).close();
  using database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  await expect(openSqliteStore({ path, tiers })).rejects.toMatchObject({ id: 'store-newer' });
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
});

test('a folder that cannot be made is a failure, not a crash', async () => {
  const { folder } = await place();
  writeFileSync(`${folder}/file`, '');
  await expect(openSqliteStore({ path: `${folder}/file/roundup.db`, tiers })).rejects.toMatchObject(
    { id: 'store-unwritable' },
  );
});

test('a folder in the place of the store is a failure', async () => {
  const { path } = await place();
  mkdirSync(path, { recursive: true });
  await expect(openSqliteStore({ path, tiers })).rejects.toMatchObject({ id: 'store-unwritable' });
});

test('a closed store can be closed again, and an unusable one leaves nothing open', async () => {
  const { open } = await place();
  const store = await open();
  await store.close();
  await store.close();
  await expect(store.subscribers.countByState()).rejects.toThrow();
});

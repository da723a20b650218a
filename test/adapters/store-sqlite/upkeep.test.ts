/** Backing up and checking a store in a file. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { sqliteUpkeep } from '../../../src/adapters/store-sqlite/sqlite-upkeep.ts';
import { storedTables } from '../../../src/adapters/store/tables.ts';
import { freeze, imported, readers, take, tiers } from '../store-steps.ts';
import { scratchStore } from './scratch-store.ts';

async function place() {
  const scratch = await scratchStore();
  onTestFinished(() => scratch[Symbol.asyncDispose]());
  const openTarget = async (): Promise<never> => {
    throw new Error('not moved here');
  };
  return { ...scratch, upkeep: sqliteUpkeep({ path: scratch.path, openTarget }) };
}

async function used() {
  const scratch = await place();
  const store = await scratch.open();
  await store.subscribers.add(readers(5), imported, 'active');
  const run = await freeze(store, '2023-10', 2);
  await take(store, run, 'accepted');
  return { ...scratch, store, run };
}

test('a backup is whole and private, made while others write, and is a store of its own', async () => {
  const { folder, upkeep, store, run } = await used();
  const target = join(folder, 'backup.db');
  await upkeep.backUp(target);
  await take(store, run, 'accepted');
  expect((statSync(target).mode & 0o777).toString(8)).toBe('600');
  await using copy = await openSqliteStore({ path: target, tiers });
  expect((await copy.ledger.status('2023-10')).deliveries.accepted).toBe(2);
  expect((await store.ledger.status('2023-10')).deliveries.accepted).toBe(4);
  const one = await store.subscribers.findByAddress('reader0@example.com');
  expect(copy.tokens.verify(store.tokens.issue(one?.id ?? ''))).toBe(one?.id);
});

test('no backup overwrites a file, and none is left half written', async () => {
  const { folder, upkeep } = await used();
  const target = join(folder, 'backup.db');
  await upkeep.backUp(target);
  await expect(upkeep.backUp(target)).rejects.toMatchObject({ id: 'backup-exists' });
  await expect(upkeep.backUp(join(folder, 'backup.db', 'x.db'))).rejects.toMatchObject({
    id: 'store-unwritable',
  });
  expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
});

test('a store in use is found to hold together', async () => {
  const { upkeep } = await used();
  expect(await upkeep.check()).toEqual([]);
});

test.each([
  ['DELETE FROM send_recipient WHERE batch_no = 2', 'batches that hold another number'],
  ['UPDATE send_run SET count = 9', 'runs whose batches hold another number'],
  ["UPDATE send_recipient SET issue_id = '2023-09'", 'recipients with another issue'],
  ['UPDATE send_run SET finished_at = 1', 'finished runs with batches that are not settled'],
  ['UPDATE send_batch SET provider_id = NULL', 'accepted batches without'],
  ["UPDATE subscriber SET address_hash = 'x' WHERE address_key LIKE 'reader0%'", 'another secret'],
  [
    'PRAGMA foreign_keys = OFF; DELETE FROM send_batch WHERE no = 3',
    'refer to one that is not there',
  ],
])('what does not add up is found: %s', async (spoil, found) => {
  const { path, upkeep } = await used();
  using database = new DatabaseSync(path);
  database.exec(spoil);
  const problems = await upkeep.check();
  expect(problems.map(({ what }) => what).join('\n')).toContain(found);
});

test('a folder without a store has nothing to back up, and none is made', async () => {
  const { path, upkeep } = await place();
  await expect(upkeep.backUp(`${path}.copy`)).rejects.toMatchObject({ id: 'store-missing' });
  expect(existsSync(dirname(path))).toBe(false);
});

test('every table and every column is known to whoever copies them', async () => {
  const { path, open } = await place();
  await open();
  using database = new DatabaseSync(path);
  const found = database
    .prepare(
      `SELECT t.name AS "table", c.name AS "column", c.type FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' ORDER BY 1, 2`,
    )
    .all();
  const known = storedTables.flatMap(({ table, columns }) =>
    Object.entries(columns).map(([column, type]) => ({
      table,
      column,
      type: type === 'text' ? 'TEXT' : 'INTEGER',
    })),
  );
  const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  expect(inOrder(found)).toEqual(inOrder(known));
});

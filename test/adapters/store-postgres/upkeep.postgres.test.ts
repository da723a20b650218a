/** Moving a store to PostgreSQL, and what is kept safe there. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  openPostgresTarget,
  postgresUpkeep,
} from '../../../src/adapters/store-postgres/postgres-upkeep.ts';
import { openSqliteStore } from '../../../src/adapters/store-sqlite/open-sqlite-store.ts';
import { sqliteUpkeep } from '../../../src/adapters/store-sqlite/sqlite-upkeep.ts';
import { writeSqlite } from '../../../src/adapters/store-sqlite/write-sqlite.ts';
import type { Store } from '../../../src/adapters/store/store.ts';
import { storedTables } from '../../../src/adapters/store/tables.ts';
import { scratchStore } from '../store-sqlite/scratch-store.ts';
import {
  address,
  all,
  freeze,
  idOf,
  imported,
  oneClick,
  readers,
  take,
  tiers,
} from '../store-steps.ts';
import { barePostgresPlace } from './scratch-store.ts';

async function places() {
  const file = await scratchStore();
  const server = await barePostgresPlace();
  onTestFinished(async () => {
    await file[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });
  const store = await file.open();
  await store.subscribers.add(readers(7), imported, 'active');
  const [first] = await all(store.subscribers.list({ limit: 1 }));
  await store.subscribers.end(first?.id ?? '', 'complained', oneClick);
  const run = await freeze(store, '2023-10', 2);
  await store.ledger.addSchedule(
    { runId: run.id, no: 1 },
    { id: 's', sendAt: new Date() },
    new Date(0),
  );
  await take(store, run, 'accepted', { id: 's', sendAt: new Date() });
  await take(store, run, 'unknown');
  const upkeep = sqliteUpkeep({ path: file.path, openTarget: openPostgresTarget });
  return { file, server, store, run, upkeep, one: first };
}

test('everything moves, counted, and the old store stays shut', async () => {
  const { file, server, store, run, upkeep, one } = await places();
  const before = await store.ledger.status('2023-10');
  const token = store.tokens.issue(one?.id ?? '');
  await store.close();
  const copied = await upkeep.move(server.url);
  expect(copied).toMatchObject({ subscriber: 7, suppression: 1, send_batch: 3, send_recipient: 6 });
  const moved = await server.open();
  expect(await moved.ledger.status('2023-10')).toEqual(before);
  expect((await moved.ledger.openRun('2023-10'))?.id).toBe(run.id);
  expect(moved.tokens.verify(token)).toBe(one?.id);
  expect(await moved.subscribers.add(readers(1), imported, 'active')).toEqual(['suppressed']);
  await take(moved, run, 'accepted');
  await expect(file.open()).rejects.toMatchObject({ id: 'store-moved' });
  await expect(upkeep.move(server.url)).rejects.toMatchObject({ id: 'store-not-empty' });
});

test('pauses, questions, welcomes and what waits in the inbox move along, and back', async () => {
  const { file, server, store, upkeep } = await places();
  const id = await idOf(store, 'reader3@example.com');
  const record = (of: Store) => of.records.find(address('reader3@example.com'));
  const at = new Date();
  const later = new Date(at.getTime() + 600_000);
  await store.settings.pause(id, later);
  await store.ledger.claimWelcome('2023-09', id);
  const purpose = { kind: 'address', address: address('New@example.com') } as const;
  const limits = { quietSince: at, inAll: { since: at, count: 9 } };
  const asked = { at, expiresAt: later, requestId: 'x', tokenHash: 't' };
  await store.confirmations.open({ ...asked, subscriberId: id, purpose }, limits);
  await store.inbox.append([{ kind: 'welcome', subscriberId: id }]);
  const before = await record(store);
  expect(before).toMatchObject({ welcomes: [{}], questions: [{ purpose: 'address' }] });
  await store.close();
  const copied = await upkeep.move(server.url);
  expect(copied).toMatchObject({ confirmation: 1, welcome: 1, inbox: 1 });
  const target = join(file.folder, 'backup.db');
  await postgresUpkeep({ url: server.url, writeFile: writeSqlite }).backUp(target);
  await using copy = await openSqliteStore({ path: target, tiers });
  for (const moved of [await server.open(), copy]) {
    expect(await record(moved)).toEqual(before);
    expect(await moved.confirmations.find('t', at)).toEqual({ subscriberId: id, purpose, at });
    expect(await moved.inbox.claim(9)).toMatchObject([{ entry: { kind: 'welcome' }, attempt: 1 }]);
  }
});

test('a store is not mixed with another one, and stays open then', async () => {
  const { file, server, upkeep } = await places();
  await server.open();
  await expect(upkeep.move(server.url)).rejects.toMatchObject({ id: 'store-not-empty' });
  await expect(file.open()).resolves.toBeDefined();
});

test('a backup of PostgreSQL is a store in a file', async () => {
  const { file, server, store, upkeep } = await places();
  const before = await store.ledger.status('2023-10');
  await upkeep.move(server.url);
  const ours = postgresUpkeep({ url: server.url, writeFile: writeSqlite });
  expect(await ours.check()).toEqual([]);
  const target = join(file.folder, 'backup.db');
  await ours.backUp(target);
  await expect(ours.backUp(target)).rejects.toMatchObject({ id: 'backup-exists' });
  await using copy = await openSqliteStore({ path: target, tiers });
  expect(await copy.ledger.status('2023-10')).toEqual(before);
  await expect(ours.move(server.url)).rejects.toMatchObject({ id: 'store-moved-already' });
});

test('no consent event can be changed or deleted', async () => {
  const { server, upkeep } = await places();
  await upkeep.move(server.url);
  for (const sql of ["UPDATE consent_event SET source = 'x'", 'DELETE FROM consent_event']) {
    await expect(server.query(`SET search_path = roundup; ${sql}`)).rejects.toThrow(/appended/);
  }
});

test('both engines have the same tables and columns', async () => {
  const { server } = await places();
  await server.open();
  const found = await server.query(
    `SELECT table_name AS "table", column_name AS "column", data_type AS type
     FROM information_schema.columns WHERE table_schema = 'roundup' AND table_name <> 'schema_version'`,
  );
  const known = storedTables.flatMap(({ table, columns }) =>
    Object.entries(columns).map(([column, type]) => ({ table, column, type })),
  );
  const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  expect(inOrder(found)).toEqual(inOrder(known));
});

/** Looking into a store that is missing, old, in use, damaged or open to others; nothing is written. */
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { schemaSteps } from '../../../src/adapters/store-sqlite/schema-steps.ts';
import { lookIntoSqlite } from '../../../src/adapters/store-sqlite/look-into-sqlite.ts';
import { freeze, imported, readers, take } from '../store-steps.ts';
import { scratchStore, type ScratchPlace } from './scratch-store.ts';

const VERSION_1 = resolve(import.meta.dirname, '../../fixtures/store/version-1.sql');

async function newPlace(): Promise<ScratchPlace> {
  const place = await scratchStore();
  onTestFinished(() => place[Symbol.asyncDispose]());
  return place;
}

test('a store that is not there is not made', async () => {
  const { path } = await newPlace();
  const { facts, tokens } = await lookIntoSqlite(path);
  expect(facts.schema).toEqual({ found: 0, known: schemaSteps.length });
  expect(tokens).toBeUndefined();
  expect(existsSync(dirname(path))).toBe(false);
});

test('a store in use is read whole, and its key makes tokens for nobody', async () => {
  const { path, open } = await newPlace();
  const store = await open();
  await store.subscribers.add(readers(3), imported, 'active');
  const look = await lookIntoSqlite(path);
  expect(look.facts).toMatchObject({
    engine: 'SQLite',
    where: path,
    schema: { found: schemaSteps.length, known: schemaSteps.length },
    damage: [],
    openRuns: [],
    unknown: [],
  });
  expect(look.facts.files.map(({ mode, isFolder }) => [mode, isFolder])).toEqual([
    [0o700, true],
    [0o600, false],
    [0o600, false],
  ]);
  expect(look.facts.freeBytes).toBeGreaterThan(0);
  expect(look.facts.sizeBytes).toBeGreaterThan(0);
  const nobody = store.tokens.verify(look.tokens?.genuine ?? '');
  expect(nobody).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(store.tokens.verify(look.tokens?.forged ?? '')).toBeUndefined();
  const again = await lookIntoSqlite(path);
  expect(again.tokens?.genuine).not.toBe(look.tokens?.genuine);
});

test('runs that did not end, and batches that are unknown, are told', async () => {
  const { path, open } = await newPlace();
  const store = await open();
  await store.subscribers.add(readers(4), imported, 'active');
  const run = await freeze(store, '2023-10', 2);
  await take(store, run, 'unknown');
  await store.ledger.pause(run.id, 'No credit.');
  const { facts } = await lookIntoSqlite(path);
  expect(facts.unknown).toEqual([{ issueId: '2023-10', batches: 1 }]);
  expect(facts.openRuns).toMatchObject([{ issueId: '2023-10', pausedReason: 'No credit.' }]);
});

test('a rehearsal is nobody’s concern', async () => {
  const { path, open } = await newPlace();
  const store = await open({ channel: 'rehearsal' });
  await store.subscribers.add(readers(4), imported, 'active');
  await take(store, await freeze(store, '2023-10', 2), 'unknown');
  const { facts } = await lookIntoSqlite(path);
  expect([facts.unknown, facts.openRuns]).toEqual([[], []]);
});

test('what does not add up is told', async () => {
  const { path, open } = await newPlace();
  const store = await open();
  await store.subscribers.add(readers(2), imported, 'active');
  await store.close();
  using database = new DatabaseSync(path);
  database.exec("UPDATE subscriber SET address_hash = 'x'");
  expect((await lookIntoSqlite(path)).facts.damage).toEqual([
    { what: 'subscribers whose address hash is another secret’s', rows: 2 },
  ]);
});

test('an old store stays as old as it is', async () => {
  const { path } = await newPlace();
  mkdirSync(dirname(path), { recursive: true });
  const old = new DatabaseSync(path);
  old.exec(readFileSync(VERSION_1, 'utf8'));
  old.close();
  const before = readFileSync(path);
  const { facts } = await lookIntoSqlite(path);
  expect(facts.schema).toEqual({ found: 1, known: schemaSteps.length });
  expect(facts.damage).toEqual([]);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('what others may open is seen', async () => {
  const { path, open } = await newPlace();
  await (await open()).close();
  chmodSync(path, 0o644);
  chmodSync(dirname(path), 0o755);
  const { facts } = await lookIntoSqlite(path);
  expect(facts.files.map(({ mode }) => mode)).toEqual([0o755, 0o644]);
});

test('what is no store of ours is a failure, and stays as it is', async () => {
  const { path } = await newPlace();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'not a database at all, but long enough to be taken for one');
  await expect(lookIntoSqlite(path)).rejects.toMatchObject({ id: 'store-corrupt' });
  expect(statSync(path).size).toBe(58);
});

/** Looking at a store that another process owns, is old, foreign or not there. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { lookUpMailed } from '../../../src/adapters/store-sqlite/look-up-mailed.ts';
import { freeze, planFor, reader, take } from '../store-steps.ts';
import { scratchStore, type ScratchPlace } from './scratch-store.ts';

const VERSION_1 = resolve(import.meta.dirname, '../../fixtures/store/version-1.sql');
const outline = [{ region: 'text', part: 'paragraph', hash: 'a' }];

async function newPlace(): Promise<ScratchPlace> {
  const place = await scratchStore();
  onTestFinished(() => place[Symbol.asyncDispose]());
  return place;
}

async function oldStore(): Promise<ScratchPlace> {
  const place = await newPlace();
  mkdirSync(dirname(place.path), { recursive: true });
  using database = new DatabaseSync(place.path);
  database.exec(readFileSync(VERSION_1, 'utf8'));
  return place;
}

function versionOf(path: string): unknown {
  using database = new DatabaseSync(path);
  return database.prepare('PRAGMA user_version').get()?.['user_version'];
}

test('a store that is not there is not made', async () => {
  const { path } = await newPlace();
  expect(await lookUpMailed(path)).toEqual([]);
  expect(existsSync(dirname(path))).toBe(false);
});

test('what was mailed is found while the store is in use', async () => {
  const { path, open } = await newPlace();
  const store = await open();
  const consent = { at: new Date(0), action: 'added', source: 'cli' } as const;
  await store.subscribers.add([reader('one@example.com')], consent, 'active');
  await take(store, await freeze(store, '2023-10', 5, { outline }), 'accepted');
  expect(await lookUpMailed(path)).toEqual(await store.ledger.mailed());
  expect(await lookUpMailed(path)).toMatchObject([{ issueId: '2023-10', count: 1, outline }]);
});

test('a store of the first version has no outlines, and a look leaves it at its version', async () => {
  const { path } = await oldStore();
  expect(await lookUpMailed(path)).toEqual([]);
  expect(versionOf(path)).toBe(1);
});

test('a store of the first version goes on: what it sent stays sent, without an outline', async () => {
  const { path, open } = await oldStore();
  const store = await open();
  expect(versionOf(path)).toBe(7);
  // What was there is copied before it is changed.
  expect(versionOf(`${path}.schema-1`)).toBe(1);
  expect(await store.ledger.status('2023-09')).toMatchObject({
    audience: 2,
    deliveries: { accepted: 2 },
    allowedRules: [],
  });
  expect(await store.ledger.mailed()).toMatchObject([
    { issueId: '2023-09', count: 2, contentHash: 'hash', outline: [] },
  ]);
  expect((await planFor(store, '2023-09', 5)).plan.count).toBe(0);
  await take(store, await freeze(store, '2023-10', 5, { outline }), 'accepted');
  expect((await store.ledger.mailed()).at(-1)).toMatchObject({ issueId: '2023-10', outline });
});

test.each([
  { id: 'store-newer', spoil: 'PRAGMA user_version = 99' },
  { id: 'store-foreign', spoil: 'PRAGMA application_id = 1' },
  { id: 'store-locked', spoil: 'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE' },
])('a store that cannot be looked at says why: $id', async ({ id, spoil }) => {
  const { path } = await oldStore();
  using database = new DatabaseSync(path);
  database.exec(spoil);
  await expect(lookUpMailed(path)).rejects.toMatchObject({ id });
});

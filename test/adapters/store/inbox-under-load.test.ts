/** The inbox in SQLite when many write to it at once, and when much of it has to wait. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openSqliteStore } from '../../../src/adapters/store-sqlite/open-sqlite-store.ts';
import type { InboxEntry } from '../../../src/core/inbox/inbox-entry.ts';
import { scratchFolder } from '../../fakes/scratch-store.ts';

const entry = (no: number): InboxEntry => ({ kind: 'welcome', subscriberId: `reader-${no}` });
const settings = (no: number): InboxEntry => ({
  kind: 'settings',
  subscriberId: `reader-${no}`,
  at: 0,
});

async function openInbox() {
  const path = join(scratchFolder(), 'store.db');
  let time = 1_000_000;
  const store = await openSqliteStore({ path, tiers: [], now: () => new Date(time) });
  onTestFinished(() => store.close());
  return { path, inbox: store.inbox, pass: (ms: number) => (time += ms) };
}

/** How many transactions end while something is done. */
async function commitsOf(act: () => Promise<unknown>): Promise<number> {
  const exec = vi.spyOn(DatabaseSync.prototype, 'exec');
  try {
    await act();
    return exec.mock.calls.filter(([sql]) => sql === 'COMMIT').length;
  } finally {
    exec.mockRestore();
  }
}

test('a hundred that append at once share two transactions', async () => {
  const { inbox } = await openInbox();
  const commits = await commitsOf(() =>
    Promise.all(Array.from({ length: 100 }, (_, no) => inbox.append([entry(no)]))),
  );
  expect(commits).toBe(2);
  expect((await inbox.tally()).waiting).toBe(100);
});

test('what cannot be written is refused to those who came together, and to nobody else', async () => {
  const { path, inbox } = await openInbox();
  using other = new DatabaseSync(path);
  other.exec(`CREATE TRIGGER refuse BEFORE INSERT ON inbox WHEN NEW.body LIKE '%reader-2"%'
    BEGIN SELECT raise(ABORT, 'no'); END`);
  const ends = await Promise.allSettled([1, 2, 3].map((no) => inbox.append([entry(no)])));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await inbox.append([entry(4)]);
  const claimed = await inbox.claim(10);
  expect(claimed.map((one) => one.entry)).toEqual([entry(1), entry(4)]);
});

test('eight that are done at once share two transactions', async () => {
  const { inbox, pass } = await openInbox();
  await inbox.append(Array.from({ length: 8 }, (_, no) => entry(no)));
  const claimed = await inbox.claim(8);
  expect(await commitsOf(() => Promise.all(claimed.map((one) => inbox.done(one))))).toBe(2);
  pass(3_600_000);
  expect(await inbox.claim(8)).toEqual([]);
});

test('what is held back holds back all of its kind, without an attempt, and nothing else', async () => {
  const { inbox, pass } = await openInbox();
  await inbox.append(Array.from({ length: 30 }, (_, no) => settings(no)));
  const claimed = await inbox.claim(8);
  await Promise.all(claimed.map((one) => inbox.holdBack(one, 60_000)));
  await inbox.append([entry(1)]);
  expect((await inbox.claim(100)).map((one) => one.entry)).toEqual([entry(1)]);
  pass(59_999);
  expect(await inbox.claim(100)).toEqual([]);
  pass(1);
  const again = await inbox.claim(100);
  expect(again.map((one) => one.entry)).toEqual(
    Array.from({ length: 30 }, (_, no) => settings(no)),
  );
  expect(new Set(again.map(({ attempt }) => attempt))).toEqual(new Set([1]));
});

test('who was held back and is claimed by another meanwhile stays with them', async () => {
  const { inbox, pass } = await openInbox();
  await inbox.append([settings(1)]);
  const [slow] = await inbox.claim(1);
  pass(121_000);
  const [taken] = await inbox.claim(1);
  if (slow === undefined || taken === undefined) throw new Error('both were to claim it');
  await inbox.holdBack(slow, 0);
  expect(await inbox.claim(1)).toEqual([]);
  expect(taken.attempt).toBe(2);
});

test('whoever waits to be answered has a turn between two transactions', async () => {
  const { inbox } = await openInbox();
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  for (let claim = 0; claim < 10; claim += 1) await inbox.claim(1);
  clearImmediate(next);
  expect(turns).toBeGreaterThanOrEqual(9);
});

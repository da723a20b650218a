/** What waits to be worked off: durable, in order, by one at a time, until it is done. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import type { ClaimedEntry, InboxEntry } from '../../src/core/inbox/inbox-entry.ts';
import { address, idOf, imported, oneClick, reader, type StorePlace } from './store-steps.ts';

const start = new Date('2024-01-20T12:00:00Z');
const LEASE_MS = 120_000;
const webhook = (body: string): InboxEntry => ({
  kind: 'webhook',
  provider: 'sendgrid',
  body,
  receivedAt: start.getTime(),
});
const form = (spelling: string, name?: string): InboxEntry => ({
  kind: 'subscription',
  address: address(spelling),
  ...(name === undefined ? {} : { name }),
  source: 'form',
  wording: 'words',
  ipHash: 'hash',
  at: start.getTime(),
});

const bodies = (claimed: readonly ClaimedEntry[]): string[] =>
  claimed.map(({ entry }) => (entry.kind === 'webhook' ? entry.body : entry.kind));

export function inboxRules(begin: () => Promise<StorePlace>): void {
  const ticking = async () => {
    let now = start;
    const place = await begin();
    const open = () => place.open({ now: () => now });
    const pass = (ms: number): void => void (now = new Date(now.getTime() + ms));
    return { store: await open(), open, pass };
  };
  orderRules(ticking);
  leaseRules(ticking);
  erasedRules(ticking);

  test('entries of every kind come back as they went in, also to another process', async () => {
    const place = await begin();
    const store = await place.open();
    const subscriberId = '018b8f4e-7c00-7000-8000-000000000001';
    const at = start.getTime();
    const entries: InboxEntry[] = [
      form('Ada@Example.com', 'Ada “L.”\u0007\ud83d\udc1f'),
      webhook('[{"a":"\\u0000 ü"}]\n'),
      { kind: 'welcome', subscriberId },
      { kind: 'settings', subscriberId, at },
      { kind: 'move', subscriberId, address: address('new@example.com'), at },
      { kind: 'moved', subscriberId, address: address('Old@example.com') },
    ];
    await store.inbox.append(entries);
    await store.close();
    const claimed = await (await place.open()).inbox.claim(10);
    expect(claimed.map(({ entry }) => entry)).toEqual(entries);
    expect(claimed.map(({ attempt }) => attempt)).toEqual(entries.map(() => 1));
  });

  test('two who claim at once never get the same entry, and together get all', async () => {
    const place = await begin();
    const stores = [await place.open(), await place.open(), await place.open()];
    const [store] = stores;
    const wanted = Array.from({ length: 60 }, (_, index) => `body ${index}`);
    await store?.inbox.append(wanted.map(webhook));
    const claimed: string[] = [];
    await Promise.all(
      stores.map(async ({ inbox }) => {
        for (let got = await inbox.claim(3); got.length > 0; got = await inbox.claim(3)) {
          claimed.push(...bodies(got));
          for (const one of got) await inbox.done(one);
        }
      }),
    );
    expect(claimed.toSorted()).toEqual(wanted.toSorted());
    expect(await store?.inbox.tally()).toEqual({ waiting: 0, oldestAt: undefined });
  });

  test('many who append at once are all on disk, and one that cannot be fails alone', async () => {
    const place = await begin();
    const [store, other] = [await place.open(), await place.open()];
    const appends = Array.from({ length: 200 }, (_, index) =>
      (index % 2 === 0 ? store : other).inbox.append([webhook(`body ${index}`)]),
    );
    await Promise.all(appends);
    expect((await other.inbox.tally()).waiting).toBe(200);
    await store.inbox.append([]);
    expect((await store.inbox.tally()).waiting).toBe(200);
  });
}

interface Ticking {
  readonly store: Store;
  readonly open: () => Promise<Store>;
  readonly pass: (ms: number) => void;
}

function orderRules(ticking: () => Promise<Ticking>): void {
  test('the oldest come first, as many as are asked for', async () => {
    const { store, pass } = await ticking();
    for (const body of ['a', 'b', 'c']) {
      await store.inbox.append([webhook(`${body}1`), webhook(`${body}2`)]);
      pass(1);
    }
    expect(await store.inbox.tally()).toEqual({ waiting: 6, oldestAt: start });
    expect(bodies(await store.inbox.claim(3))).toEqual(['a1', 'a2', 'b1']);
    expect(bodies(await store.inbox.claim(9))).toEqual(['b2', 'c1', 'c2']);
    expect(await store.inbox.claim(9)).toEqual([]);
    // Claimed, not done: all of them still wait.
    expect((await store.inbox.tally()).waiting).toBe(6);
  });
}

function leaseRules(ticking: () => Promise<Ticking>): void {
  test('what was claimed is due again when its lease is over, for whoever comes', async () => {
    const { store, open, pass } = await ticking();
    await store.inbox.append([webhook('a')]);
    const [first] = await store.inbox.claim(1);
    pass(LEASE_MS - 1);
    const other = await open();
    expect(await other.inbox.claim(1)).toEqual([]);
    pass(1);
    const [second] = await other.inbox.claim(1);
    expect(second).toEqual({ ...first, attempt: 2 });
  });

  test('what is done is gone, also when the lease had run out meanwhile', async () => {
    const { store, pass } = await ticking();
    await store.inbox.append([webhook('a'), webhook('b')]);
    const [first] = await store.inbox.claim(1);
    if (first === undefined) throw new Error('nothing was claimed');
    pass(LEASE_MS);
    await store.inbox.claim(9);
    await store.inbox.done(first);
    pass(LEASE_MS);
    expect(bodies(await store.inbox.claim(9))).toEqual(['b']);
  });

  test('what is put off is due at its time', async () => {
    const { store, pass } = await ticking();
    await store.inbox.append([webhook('a')]);
    const [first] = await store.inbox.claim(1);
    if (first === undefined) throw new Error('nothing was claimed');
    await store.inbox.postpone(first, 5000);
    pass(4999);
    expect(await store.inbox.claim(1)).toEqual([]);
    pass(1);
    expect(await store.inbox.claim(1)).toMatchObject([{ attempt: 2 }]);
  });

  test('what was not tried counts as no attempt, however often', async () => {
    const { store, pass } = await ticking();
    await store.inbox.append([webhook('a')]);
    for (let time = 0; time < 30; time += 1) {
      const [claimed] = await store.inbox.claim(1);
      expect(claimed?.attempt).toBe(1);
      if (claimed !== undefined) await store.inbox.holdBack(claimed, 1000);
      pass(1000);
    }
  });

  test('whoever was overtaken puts nothing off', async () => {
    const { store, pass } = await ticking();
    await store.inbox.append([webhook('a')]);
    const [late] = await store.inbox.claim(1);
    if (late === undefined) throw new Error('nothing was claimed');
    pass(LEASE_MS);
    const [now] = await store.inbox.claim(1);
    await store.inbox.postpone(late, 0);
    expect(await store.inbox.claim(1)).toEqual([]);
    expect(now?.attempt).toBe(2);
  });
}

function paid(spelling: string): InboxEntry {
  const at = address(spelling);
  const member = { id: at.key, address: at, standing: 'entitled' as const };
  return { kind: 'patron', source: 'ko-fi', news: { kind: 'told', member } };
}

function erasedRules(ticking: () => Promise<Ticking>): void {
  test('what waits about somebody goes when they are erased, and nothing else', async () => {
    const { store } = await ticking();
    await store.subscribers.add(
      ['ada@example.com', 'bo@example.com'].map((spelling) => reader(spelling)),
      imported,
      'active',
    );
    const [ada, bo] = [await idOf(store, 'ada@example.com'), await idOf(store, 'bo@example.com')];
    const at = start.getTime();
    const about = (subscriberId: string, spelling: string): InboxEntry[] => [
      form(spelling),
      { kind: 'welcome', subscriberId },
      { kind: 'settings', subscriberId, at },
      { kind: 'move', subscriberId, address: address(`new.${spelling}`), at },
      { kind: 'moved', subscriberId, address: address(`old.${spelling}`) },
      paid(spelling),
    ];
    await store.inbox.append([
      ...about(ada, 'ada@example.com'),
      webhook('ada@example.com'),
      ...about(bo, 'bo@example.com'),
      form('ADA@example.com'),
    ]);
    const erased = { at: start, action: 'erased', source: 'page' } as const;
    await store.records.erase(address('Ada@example.com'), erased);
    const left = (await store.inbox.claim(20)).map(({ entry }) => entry);
    expect(left).toEqual([webhook('ada@example.com'), ...about(bo, 'bo@example.com')]);
  });

  test('a form of somebody unknown goes when they ask to be forgotten', async () => {
    const { store } = await ticking();
    await store.inbox.append([form('ada@example.com')]);
    const erased = { at: start, action: 'erased', source: 'cli' } as const;
    expect(await store.records.erase(address('ada@example.com'), erased)).toBe('erased');
    expect((await store.inbox.tally()).waiting).toBe(0);
  });

  test('whoever leaves keeps what they asked for', async () => {
    const { store } = await ticking();
    await store.subscribers.add([reader('ada@example.com')], imported, 'active');
    await store.inbox.append([form('ada@example.com')]);
    await store.subscribers.end(await idOf(store, 'ada@example.com'), 'unsubscribed', oneClick);
    expect((await store.inbox.tally()).waiting).toBe(1);
  });
}

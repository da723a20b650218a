/** What opens served extras: log-ins for one session, sessions that end, one feed a patron. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import { sessionEnd, weekOf } from '../../src/core/patrons/access.ts';
import { address, grantAll, imported, reader, type StorePlace, tiers } from './store-steps.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const start = new Date('2026-12-01T12:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);

export function patronAccessRules(begin: () => Promise<StorePlace>): void {
  const open = async (): Promise<Store> => (await begin()).open({ tiers });

  test('a log-in begins one session, however often and whenever it is used', async () => {
    const store = await open();
    const patronId = await patron(store, 'ada@example.com');
    expect(await logIn(store, { patronId, tokenHash: 'login' })).toBe('opened');
    for (const _time of [1, 2]) {
      expect(await store.patronAccess.findLogin('login', start)).toBe(patronId);
    }
    const uses = await Promise.all(
      ['s1', 's2', 's3'].map((token) => store.patronAccess.useLogin('login', session(token))),
    );
    expect(uses.filter((used) => used === patronId)).toHaveLength(1);
    expect(uses.filter((used) => used === undefined)).toHaveLength(2);
    expect(await store.patronAccess.findLogin('login', start)).toBeUndefined();
    const found = await Promise.all(
      ['s1', 's2', 's3'].map((token) => store.patronAccess.findSession(token, start)),
    );
    expect(found.filter((each) => each?.patronId === patronId)).toHaveLength(1);
  });

  test('a log-in that has expired, was withdrawn or never was opens nothing', async () => {
    const store = await open();
    const patronId = await patron(store, 'ada@example.com');
    await logIn(store, { patronId, tokenHash: 'expired' });
    await logIn(store, { patronId, tokenHash: 'withdrawn' });
    await store.patronAccess.withdrawLogin('withdrawn');
    const late = after(15 * 60_000);
    expect(await store.patronAccess.findLogin('expired', late)).toBeUndefined();
    expect(await store.patronAccess.useLogin('expired', session('s', late))).toBeUndefined();
    for (const tokenHash of ['withdrawn', 'never']) {
      expect(await store.patronAccess.useLogin(tokenHash, session('s'))).toBeUndefined();
    }
    expect(await store.patronAccess.findSession('s', start)).toBeUndefined();
  });

  test('a patron gets three log-ins an hour, all together as many as the limit says', async () => {
    const store = await open();
    const ada = await patron(store, 'ada@example.com');
    const bo = await patron(store, 'bo@example.com');
    const outcomes: string[] = [];
    for (const tokenHash of ['1', '2', '3', '4']) {
      outcomes.push(await logIn(store, { patronId: ada, tokenHash }));
    }
    expect(outcomes).toEqual(['opened', 'opened', 'opened', 'quiet']);
    expect(await logIn(store, { patronId: bo, tokenHash: '5', inAll: 3 })).toBe('busy');
    expect(await logIn(store, { patronId: bo, tokenHash: '5', inAll: 4 })).toBe('opened');
    const later = after(HOUR_MS + 1);
    expect(await logIn(store, { patronId: ada, tokenHash: '6', at: later })).toBe('opened');
  });

  test.each([
    ['complained', 'quiet'],
    ['bounced', 'quiet'],
    ['unsubscribed', 'opened'],
  ] as const)('to an address that %s a log-in is %s', async (reason, expected) => {
    const store = await open();
    const patronId = await patron(store, 'ada@example.com');
    await store.subscribers.add([reader('ada@example.com')], imported, 'active');
    const subscriber = await store.subscribers.findByAddress('ada@example.com');
    await store.subscribers.end(subscriber?.id ?? '', reason, {
      at: start,
      action: 'unsubscribed',
      source: 'test',
    });
    expect(await logIn(store, { patronId, tokenHash: '1' })).toBe(expected);
  });

  test('a session goes on while it is used, and ends after a year all the same', async () => {
    const store = await open();
    const patronId = await patron(store, 'ada@example.com');
    expect(await store.patronAccess.beginSession({ ...session('s'), patronId })).toBe(true);
    const idle = after(90 * DAY_MS);
    expect(await store.patronAccess.findSession('s', idle)).toBeUndefined();
    await store.patronAccess.extendSession('s', sessionEnd(start, after(80 * DAY_MS)));
    expect(await store.patronAccess.findSession('s', idle)).toEqual({
      tokenHash: 's',
      patronId,
      at: start,
      expiresAt: after(170 * DAY_MS),
    });
    await store.patronAccess.extendSession('s', after(DAY_MS));
    expect(await store.patronAccess.findSession('s', idle)).toBeDefined();
    expect(sessionEnd(start, after(300 * DAY_MS))).toEqual(after(365 * DAY_MS));
  });

  test('sessions end here, everywhere, and of twenty-one the oldest', async () => {
    const store = await open();
    const [ada, bo] = [
      await patron(store, 'ada@example.com'),
      await patron(store, 'bo@example.com'),
    ];
    for (let index = 0; index < 21; index += 1) {
      const begun = { ...session(`ada-${index}`, after(index)), patronId: ada };
      await store.patronAccess.beginSession(begun);
    }
    await store.patronAccess.beginSession({ ...session('bo'), patronId: bo });
    const isOpen = async (token: string): Promise<boolean> =>
      (await store.patronAccess.findSession(token, after(DAY_MS))) !== undefined;
    expect(await Promise.all(['ada-0', 'ada-1', 'ada-20'].map(isOpen))).toEqual([
      false,
      true,
      true,
    ]);
    await store.patronAccess.endSession('ada-1');
    expect(await Promise.all(['ada-1', 'ada-2'].map(isOpen))).toEqual([false, true]);
    await logIn(store, { patronId: ada, tokenHash: 'mailed' });
    await store.patronAccess.endSessions(ada);
    expect(await Promise.all(['ada-2', 'ada-20', 'bo'].map(isOpen))).toEqual([false, false, true]);
    expect(await store.patronAccess.findLogin('mailed', start)).toBeUndefined();
  });

  test('a patron has one feed; the one of before is gone', async () => {
    const store = await open();
    const patronId = await patron(store, 'ada@example.com');
    const feed = (selector: string) => ({
      selector,
      verifierHash: `hash of ${selector}`,
      patronId,
      madeAt: start,
    });
    expect(await store.patronAccess.findFeed({ patronId })).toBeUndefined();
    expect(await store.patronAccess.replaceFeed(feed('one'))).toBe(true);
    await Promise.all(
      ['two', 'three'].map((selector) => store.patronAccess.replaceFeed(feed(selector))),
    );
    expect(await store.patronAccess.findFeed({ selector: 'one' })).toBeUndefined();
    const now = await store.patronAccess.findFeed({ patronId });
    expect(now).toEqual({ ...feed(now?.selector ?? ''), closedAt: undefined });
    expect(await store.patronAccess.findFeed({ selector: now?.selector ?? '' })).toEqual(now);
  });

  test('a feed closes above so many networks in a week, and only then', async () => {
    const store = await open();
    const patronId = await patron(store, 'ada@example.com');
    const feed = { selector: 'feed', verifierHash: 'hash', patronId, madeAt: start };
    await store.patronAccess.replaceFeed(feed);
    const week = weekOf(start);
    const use = async (
      networks: readonly string[],
      weekOfUse = week,
    ): Promise<Date | undefined> => {
      await store.patronAccess.recordFeedUses(
        networks.map((networkHash) => ({ selector: 'feed', week: weekOfUse, networkHash })),
        { mostNetworks: 3, at: start },
      );
      return (await store.patronAccess.findFeed({ selector: 'feed' }))?.closedAt;
    };
    expect(await use(['home', 'work', 'home', 'home'])).toBeUndefined();
    expect(await use(['phone', 'work'])).toBeUndefined();
    expect(await use(['hotel', 'café'], week + 1)).toBeUndefined();
    expect(await use(['stranger'])).toEqual(start);
    await store.patronAccess.replaceFeed(feed);
    expect(await use(['home'])).toBeUndefined();
    await store.patronAccess.recordFeedUses([{ selector: 'gone', week, networkHash: 'anybody' }], {
      mostNetworks: 3,
      at: start,
    });
  });

  test('all of it goes with the patron, and is refused without one', async () => {
    const store = await open();
    const patronId = await patron(store, 'ada@example.com');
    await logIn(store, { patronId, tokenHash: 'login' });
    await store.patronAccess.beginSession({ ...session('s'), patronId });
    const feed = { selector: 'feed', verifierHash: 'hash', patronId, madeAt: start };
    await store.patronAccess.replaceFeed(feed);
    await store.records.erase(address('ada@example.com'), {
      at: start,
      action: 'erased',
      source: 'test',
    });
    expect(await store.patronAccess.findLogin('login', start)).toBeUndefined();
    expect(await store.patronAccess.findSession('s', start)).toBeUndefined();
    expect(await store.patronAccess.findFeed({ selector: 'feed' })).toBeUndefined();
    expect(await store.patronAccess.beginSession({ ...session('t'), patronId })).toBe(false);
    expect(await store.patronAccess.replaceFeed(feed)).toBe(false);
  });

  test('what has expired is forgotten', async () => {
    const store = await open();
    const patronId = await patron(store, 'ada@example.com');
    await logIn(store, { patronId, tokenHash: 'login' });
    await store.patronAccess.beginSession({ ...session('s'), patronId });
    expect(await store.patronAccess.purge(after(HOUR_MS))).toBe(0);
    expect(await store.patronAccess.purge(after(2 * HOUR_MS))).toBe(1);
    expect(await store.patronAccess.purge(after(90 * DAY_MS))).toBe(1);
  });
}

function session(tokenHash: string, at: Date = start) {
  return { tokenHash, at, expiresAt: sessionEnd(at, at) };
}

async function patron(store: Store, spelling: string): Promise<string> {
  await grantAll(store, `of ${spelling}`, [{ spelling, tier: 'patron' }]);
  const entry = await store.patrons.find({ address: address(spelling) });
  return entry?.patron.id ?? '';
}

async function logIn(
  store: Store,
  login: {
    readonly patronId: string;
    readonly tokenHash: string;
    readonly at?: Date;
    readonly inAll?: number;
  },
): Promise<string> {
  const { patronId, tokenHash, at = start, inAll = 100 } = login;
  const entry = await store.patrons.find({ id: patronId });
  const since = new Date(at.getTime() - HOUR_MS);
  return store.patronAccess.openLogin(
    {
      tokenHash,
      patronId,
      addressKey: entry?.patron.address?.key ?? '',
      at,
      expiresAt: new Date(at.getTime() + 15 * 60_000),
    },
    { toOne: { since, count: 3 }, inAll: { since, count: inAll } },
  );
}

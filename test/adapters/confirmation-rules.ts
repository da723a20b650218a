/** Whom a store has asked by mail: once in a while, so many in all, and by a token that expires. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import type {
  AskOutcome,
  ConfirmationPurpose,
  SubscriptionOutcome,
} from '../../src/core/audience/confirmation.ts';
import type { ConsentEvent } from '../../src/core/audience/consent.ts';
import {
  address,
  all,
  idOf,
  imported,
  oneClick,
  reader,
  readers,
  type StorePlace,
} from './store-steps.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const start = new Date('2024-01-20T12:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);
const settings: ConfirmationPurpose = { kind: 'settings' };
const subscription: ConfirmationPurpose = { kind: 'subscription' };
const to = (spelling: string): ConfirmationPurpose => ({
  kind: 'address',
  address: address(spelling),
});

let made = 0;

interface Asked {
  readonly purpose?: ConfirmationPurpose;
  readonly at?: Date;
  readonly tokenHash?: string;
  readonly requestId?: string;
  readonly quietMs?: number;
  readonly inAll?: number;
}

/** Quiet for an hour, and so many in an hour. */
function limitsAt(at: Date, { quietMs = HOUR_MS, inAll = 100 }: Asked) {
  const back = (ms: number): Date => new Date(at.getTime() - ms);
  return { quietSince: back(quietMs), inAll: { since: back(HOUR_MS), count: inAll } };
}

function questionOf({ at = start, tokenHash, requestId }: Asked) {
  made += 1;
  return {
    at,
    expiresAt: new Date(at.getTime() + 2 * HOUR_MS),
    tokenHash: tokenHash ?? `token-${made}`,
    requestId: requestId ?? `request-${made}`,
  };
}

function open(store: Store, subscriberId: string, asked: Asked = {}): Promise<AskOutcome> {
  const { purpose = settings, at = start } = asked;
  const question = { ...questionOf(asked), subscriberId, purpose };
  const limits = limitsAt(at, asked);
  const toStrangers = purpose.kind === 'address' ? { ...limits, ...complaint(at) } : undefined;
  return store.confirmations.open(question, { ...limits, toStrangers });
}

function complaint(at: Date): { readonly quietSinceComplaint: Date } {
  return { quietSinceComplaint: new Date(at.getTime() - 30 * DAY_MS) };
}

function subscribe(
  store: Store,
  spelling: string,
  asked: Asked & { readonly name?: string } = {},
): Promise<SubscriptionOutcome> {
  const { at = start } = asked;
  const consent: ConsentEvent = {
    at,
    action: 'subscribed',
    source: 'form',
    wording: 'words',
    ipHash: 'hash',
  };
  return store.confirmations.askToSubscribe(
    { ...questionOf(asked), address: address(spelling), name: asked.name, consent },
    { ...limitsAt(at, { quietMs: DAY_MS, ...asked }), ...complaint(at) },
  );
}

export function confirmationRules(begin: () => Promise<StorePlace>): void {
  openRules(async () => {
    const store = await (await begin()).open();
    await store.subscribers.add(readers(3), imported, 'active');
    const ids = (await all(store.subscribers.list({}))).map(({ id }) => id);
    return { store, ada: ids[0] ?? '', bo: ids[1] ?? '' };
  });
  subscribeRules(async () => (await begin()).open());
  purgeRules(async () => (await begin()).open());
  atOnceRules(begin);
}

function openRules(
  people: () => Promise<{ readonly store: Store; readonly ada: string; readonly bo: string }>,
): void {
  test('each purpose has a quiet of its own, for each person', async () => {
    const { store, ada, bo } = await people();
    expect(await open(store, ada)).toBe('opened');
    expect(await open(store, ada)).toBe('quiet');
    expect(await open(store, ada, { purpose: subscription })).toBe('opened');
    expect(await open(store, ada, { purpose: to('new@example.com') })).toBe('opened');
    expect(await open(store, bo)).toBe('opened');
  });

  test('the quiet ends to the millisecond', async () => {
    const { store, ada } = await people();
    await open(store, ada);
    expect(await open(store, ada, { at: after(HOUR_MS) })).toBe('quiet');
    expect(await open(store, ada, { at: after(HOUR_MS + 1) })).toBe('opened');
  });

  test('the same request asks again at any time, and both its tokens are good', async () => {
    const { store, ada } = await people();
    const requestId = 'entry';
    expect(await open(store, ada, { requestId, tokenHash: 'one' })).toBe('opened');
    expect(await open(store, ada, { requestId, tokenHash: 'two', at: after(1) })).toBe('opened');
    expect(await open(store, ada, { requestId: 'other', at: after(1) })).toBe('quiet');
    for (const tokenHash of ['one', 'two']) {
      expect(await store.confirmations.find(tokenHash, after(2))).toMatchObject({
        subscriberId: ada,
        purpose: settings,
      });
    }
  });

  test('without a request’s id nobody asks again', async () => {
    const { store, ada, bo } = await people();
    for (const purpose of [settings, to('new@example.com')]) {
      expect(await open(store, ada, { purpose, requestId: '' })).toBe('opened');
      expect(await open(store, ada, { purpose, requestId: '' })).toBe('quiet');
    }
    const purpose = to('new@example.com');
    expect(await open(store, bo, { purpose, requestId: '' })).toBe('quiet');
  });

  test('so many questions in all, of every purpose, and those of before do not count', async () => {
    const { store, ada, bo } = await people();
    expect(await open(store, ada, { inAll: 2 })).toBe('opened');
    expect(await open(store, ada, { inAll: 2, purpose: to('new@example.com') })).toBe('opened');
    expect(await open(store, bo, { inAll: 2 })).toBe('busy');
    expect(await subscribe(store, 'cy@example.com', { inAll: 2 })).toEqual({ state: 'busy' });
    expect(await store.subscribers.findByAddress('cy@example.com')).toBeUndefined();
    expect(await open(store, bo, { inAll: 2, at: after(HOUR_MS + 1) })).toBe('opened');
  });

  test('another address is asked once, whoever asks and however it is spelt', async () => {
    const { store, ada, bo } = await people();
    expect(await open(store, ada, { purpose: to('New@example.com') })).toBe('opened');
    expect(await open(store, bo, { purpose: to('new@EXAMPLE.com') })).toBe('quiet');
    expect(await open(store, bo, { purpose: to('other@example.com') })).toBe('opened');
    const later = { purpose: to('new@example.com'), at: after(HOUR_MS + 1) };
    expect(await open(store, bo, later)).toBe('opened');
  });

  test('an inbox is asked once a day, whether by the form or by a change of address', async () => {
    const { store, ada, bo } = await people();
    const asked = { purpose: to('new@example.com'), quietMs: DAY_MS };
    await subscribe(store, 'new@example.com');
    expect(await open(store, ada, { ...asked, at: after(HOUR_MS) })).toBe('quiet');
    expect(await open(store, ada, { ...asked, at: after(DAY_MS + 1) })).toBe('opened');
    const form = (ms: number) => subscribe(store, 'NEW@example.com', { at: after(ms) });
    expect(await form(DAY_MS + HOUR_MS)).toEqual({ state: 'quiet' });
    expect(await form(2 * DAY_MS + 2)).toMatchObject({ state: 'asked' });
    expect(await open(store, bo, { ...asked, at: after(2 * DAY_MS + 3) })).toBe('quiet');
  });

  test('an inbox from which a mail was called spam is left alone for thirty days', async () => {
    const { store, ada, bo } = await people();
    const spelling = (await store.settings.find(bo))?.address.spelling ?? '';
    await store.subscribers.end(bo, 'complained', { ...oneClick, action: 'complained' });
    const asked = { purpose: to(spelling), quietMs: DAY_MS };
    expect(await open(store, ada, asked)).toBe('opened');
    expect(await open(store, ada, { ...asked, at: after(29 * DAY_MS) })).toBe('quiet');
    expect(await subscribe(store, spelling, { at: after(29 * DAY_MS) })).toEqual({
      state: 'quiet',
    });
    expect(await open(store, ada, { ...asked, at: after(30 * DAY_MS + 1) })).toBe('opened');
  });

  test('a question is found until it expires, with what it asks', async () => {
    const { store, ada } = await people();
    const purpose = to('Ada.New@example.com');
    await open(store, ada, { tokenHash: 'one', purpose });
    const question = { subscriberId: ada, purpose, at: start };
    for (let time = 0; time < 2; time += 1) {
      const last = after(2 * HOUR_MS - 1);
      expect(await store.confirmations.find('one', last)).toEqual(question);
    }
    expect(await store.confirmations.find('one', after(2 * HOUR_MS))).toBeUndefined();
    expect(await store.confirmations.find('another', start)).toBeUndefined();
  });

  test('a withdrawn question is void, and keeps nobody waiting', async () => {
    const { store, ada } = await people();
    await open(store, ada, { tokenHash: 'one' });
    await store.confirmations.withdraw('one');
    await store.confirmations.withdraw('one');
    expect(await store.confirmations.find('one', start)).toBeUndefined();
    expect(await open(store, ada)).toBe('opened');
  });

  test('thirty days after it expired a question is forgotten, not before', async () => {
    const { store, ada, bo } = await people();
    await open(store, ada, { tokenHash: 'one' });
    const expired = 2 * HOUR_MS;
    // Far enough back that the first question would still count, were it kept.
    const quietMs = 40 * DAY_MS;
    const asked = { quietMs, requestId: 'x' };
    const before = after(expired + 30 * DAY_MS - 1);
    expect(await open(store, bo, { at: before })).toBe('opened');
    expect(await open(store, ada, { ...asked, at: before })).toBe('quiet');
    const then = after(expired + 30 * DAY_MS);
    expect(await open(store, ada, { ...asked, at: then })).toBe('opened');
  });

  test('whoever is gone is asked nothing', async () => {
    const { store, ada } = await people();
    await open(store, ada, { tokenHash: 'one' });
    const spelling = (await store.settings.find(ada))?.address.spelling ?? '';
    const erased = { at: start, action: 'erased', source: 'cli' } as const;
    await store.records.erase(address(spelling), erased);
    expect(await store.confirmations.find('one', start)).toBeUndefined();
    await expect(open(store, ada)).rejects.toThrow();
  });
}

function subscribeRules(empty: () => Promise<Store>): void {
  test('whoever is new waits, with a proof of what they asked for', async () => {
    const store = await empty();
    const outcome = await subscribe(store, 'Ada@Example.com', { name: 'Ada', tokenHash: 'one' });
    const subscriberId = await idOf(store, 'ada@example.com');
    expect(outcome).toEqual({
      state: 'asked',
      subscriberId,
      address: { spelling: 'Ada@Example.com', key: 'ada@example.com' },
    });
    expect(await store.records.find(address('ada@example.com'))).toMatchObject({
      subscriber: { state: 'pending', name: 'Ada', createdAt: start },
      consents: [
        { at: start, action: 'subscribed', source: 'form', wording: 'words', ipHash: 'hash' },
      ],
      suppression: undefined,
    });
    expect(await store.confirmations.find('one', start)).toMatchObject({
      subscriberId,
      purpose: subscription,
    });
  });

  test('once a day, to the spelling and under the name that were given first', async () => {
    const store = await empty();
    await subscribe(store, 'Ada@example.com', { name: 'Ada' });
    const again = { name: 'Eve', at: after(DAY_MS) };
    expect(await subscribe(store, 'ADA@example.com', again)).toEqual({ state: 'quiet' });
    const later = { name: 'Eve', at: after(DAY_MS + 1) };
    expect(await subscribe(store, 'ADA@example.com', later)).toMatchObject({
      state: 'asked',
      address: { spelling: 'Ada@example.com' },
    });
    const record = await store.records.find(address('ada@example.com'));
    expect(record?.subscriber).toMatchObject({ name: 'Ada', createdAt: start });
    // What came to nothing is no proof of anything.
    expect(record?.consents.map(({ at }) => at)).toEqual([start, later.at]);
  });

  test('whoever is active is asked nothing', async () => {
    const store = await empty();
    await store.subscribers.add([reader('ada@example.com')], imported, 'active');
    expect(await subscribe(store, 'ADA@example.com')).toEqual({ state: 'active' });
    expect((await store.records.find(address('ada@example.com')))?.questions).toEqual([]);
  });

  test.each(['unsubscribed', 'removed', 'bounced', 'complained'] as const)(
    'whoever has %s stays so until they confirm, and the ask is on record',
    async (reason) => {
      const store = await empty();
      await store.subscribers.add([reader('ada@example.com')], imported, 'active');
      const id = await idOf(store, 'ada@example.com');
      await store.subscribers.end(id, reason, oneClick);
      const { state } = (await store.settings.find(id)) ?? {};
      expect(await subscribe(store, 'ada@example.com')).toMatchObject({ state: 'asked' });
      const record = await store.records.find(address('ada@example.com'));
      expect(record).toMatchObject({ subscriber: { id, state }, suppression: { reason } });
      expect(record?.consents.map(({ action }) => action)).toContain('subscribed');
    },
  );

  test('whoever has called a mail spam is asked once in thirty days', async () => {
    const store = await empty();
    await subscribe(store, 'ada@example.com');
    const id = await idOf(store, 'ada@example.com');
    const complained = { at: after(1), action: 'complained', source: 'x' } as const;
    await store.subscribers.end(id, 'complained', complained);
    const ask = (days: number, ms = 0) =>
      subscribe(store, 'ada@example.com', { at: after(days * DAY_MS + ms) });
    expect(await ask(2)).toEqual({ state: 'quiet' });
    expect(await ask(30)).toEqual({ state: 'quiet' });
    expect(await ask(30, 1)).toMatchObject({ state: 'asked' });
    expect(await ask(59)).toEqual({ state: 'quiet' });
  });

  test('whoever was erased is new, and stays suppressed until they confirm', async () => {
    const store = await empty();
    await store.subscribers.add([reader('ada@example.com', ['VIP'])], imported, 'active');
    const before = await idOf(store, 'ada@example.com');
    const erased = { at: start, action: 'erased', source: 'cli' } as const;
    await store.records.erase(address('ada@example.com'), erased);
    await subscribe(store, 'ada@example.com', { at: after(1) });
    const record = await store.records.find(address('ada@example.com'));
    expect(record).toMatchObject({
      subscriber: { state: 'pending', tags: [] },
      suppression: { reason: 'removed' },
      consents: [{ action: 'subscribed' }],
    });
    expect(record?.subscriber?.id).not.toBe(before);
  });
}

function purgeRules(empty: () => Promise<Store>): void {
  test('whoever never confirmed is forgotten, unless they were asked since', async () => {
    const store = await empty();
    await subscribe(store, 'ada@example.com');
    await subscribe(store, 'bo@example.com');
    await subscribe(store, 'bo@example.com', { at: after(10 * DAY_MS), tokenHash: 'bo' });
    await subscribe(store, 'cy@example.com', { at: after(10 * DAY_MS) });
    await subscribe(store, 'di@example.com');
    const di = await idOf(store, 'di@example.com');
    await store.subscribers.confirm(di, { at: start, action: 'confirmed', source: 'page' }, start);
    expect(await store.subscribers.purgePending(start)).toBe(0);
    expect(await store.subscribers.purgePending(after(1))).toBe(1);
    expect(await store.subscribers.purgePending(after(1))).toBe(0);
    expect(await store.records.find(address('ada@example.com'))).toBeUndefined();
    const left = (await all(store.subscribers.list({}))).map((one) => one.address.key);
    expect(left.toSorted()).toEqual(['bo@example.com', 'cy@example.com', 'di@example.com']);
    expect(await store.confirmations.find('bo', after(10 * DAY_MS))).toBeDefined();
    expect(await store.subscribers.purgePending(after(11 * DAY_MS))).toBe(2);
  });

  test('whoever left, and was asked anew in vain, is no newcomer to forget', async () => {
    const store = await empty();
    await store.subscribers.add([reader('ada@example.com')], imported, 'active');
    await store.subscribers.end(await idOf(store, 'ada@example.com'), 'unsubscribed', oneClick);
    await subscribe(store, 'ada@example.com');
    expect(await store.subscribers.purgePending(after(90 * DAY_MS))).toBe(0);
    expect(await store.subscribers.findByAddress('ada@example.com')).toBeDefined();
  });
}

function atOnceRules(begin: () => Promise<StorePlace>): void {
  test('of several who ask the same at once, in two processes, one opens', async () => {
    const place = await begin();
    const [store, other] = [await place.open(), await place.open()];
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        subscribe(
          index % 2 === 0 ? store : other,
          `${index % 3 === 0 ? 'ADA' : 'ada'}@example.com`,
        ),
      ),
    );
    expect(outcomes.map(({ state }) => state).toSorted()).toEqual([
      'asked',
      ...Array.from({ length: 5 }, () => 'quiet'),
    ]);
    expect(await all(store.subscribers.list({}))).toHaveLength(1);
    const record = await store.records.find(address('ada@example.com'));
    expect(record?.consents).toHaveLength(1);
  });

  test('no more than the limit is opened, however many ask at once', async () => {
    const place = await begin();
    const [store, other] = [await place.open(), await place.open()];
    const outcomes = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        subscribe(index % 2 === 0 ? store : other, `reader${index}@example.com`, { inAll: 4 }),
      ),
    );
    expect(outcomes.filter(({ state }) => state === 'asked')).toHaveLength(4);
    expect(outcomes.filter(({ state }) => state === 'busy')).toHaveLength(5);
  });
}

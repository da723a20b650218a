/** What people change about their own subscription: name, pause, address, and whether they are back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import type { ConsentEvent } from '../../src/core/audience/consent.ts';
import type { MoveOutcome } from '../../src/core/audience/move.ts';
import type { SuppressionReason } from '../../src/core/audience/subscriber.ts';
import { address, all, idOf, imported, reader, type StorePlace } from './store-steps.ts';

/** Between what happened before a question and what happened after it. */
const askedAt = new Date('2024-01-20T12:00:00Z');
const before = new Date(askedAt.getTime() - 1);
const since = new Date(askedAt.getTime() + 1);
const NOBODY = '018b8f4e-7c00-7000-8000-000000000001';
const confirmed: ConsentEvent = { at: since, action: 'confirmed', source: 'page' };
const moved: ConsentEvent = { at: since, action: 'moved', source: 'page' };

const ends = ['unsubscribed', 'removed', 'bounced', 'complained'] as const;
const ended = (reason: SuppressionReason, at: Date): ConsentEvent => ({
  at,
  action: reason,
  source: 'test',
});

export function settingsRules(begin: () => Promise<StorePlace>): void {
  const empty = async (): Promise<Store> => (await begin()).open();
  changeRules(empty);
  confirmRules(empty);
  moveRules(empty);
  joinRules(empty);
  eraseRules(empty);
  sameTimeRules(begin);
}

async function active(store: Store, spelling: string, tags: readonly string[] = []) {
  await store.subscribers.add([reader(spelling, tags)], imported, 'active');
  return idOf(store, spelling.toLowerCase());
}

/** `spelling` as it was lived before: nobody's, or somebody's in a state. */
async function lived(store: Store, spelling: string, as: 'pending' | 'active' | 'gone', end?: End) {
  await store.subscribers.add(
    [reader(spelling)],
    imported,
    as === 'pending' ? 'pending' : 'active',
  );
  const id = await idOf(store, spelling);
  if (end !== undefined) await store.subscribers.end(id, end.reason, ended(end.reason, end.at));
  if (as === 'gone') {
    await store.records.erase(address(spelling), ended('removed', end?.at ?? before));
  }
  return id;
}

interface End {
  readonly reason: SuppressionReason;
  readonly at: Date;
}

function move(store: Store, id: string, to: string): Promise<MoveOutcome> {
  return store.settings.move(id, address(to), moved, askedAt);
}

async function told(store: Store): Promise<string[]> {
  const entries = await store.inbox.claim(10);
  return entries.flatMap(({ entry }) => (entry.kind === 'moved' ? [entry.address.spelling] : []));
}

function changeRules(empty: () => Promise<Store>): void {
  test('a name and a pause come and go', async () => {
    const store = await empty();
    const id = await active(store, 'ada@example.com');
    expect(await store.settings.rename(id, 'Ada “L.”\u2028')).toBe(true);
    expect(await store.settings.pause(id, since)).toBe(true);
    const found = await store.settings.find(id);
    expect(found).toMatchObject({ name: 'Ada “L.”\u2028', pausedUntil: since, state: 'active' });
    expect(await store.subscribers.findByAddress('ada@example.com')).toEqual(found);
    expect(await all(store.subscribers.list({}))).toEqual([found]);
    expect((await store.records.find(address('ada@example.com')))?.subscriber).toEqual(found);
    await store.settings.rename(id, undefined);
    await store.settings.pause(id, undefined);
    expect(await store.settings.find(id)).toMatchObject({
      name: undefined,
      pausedUntil: undefined,
    });
  });

  test('of nobody nothing is changed', async () => {
    const store = await empty();
    expect(await store.settings.find(NOBODY)).toBeUndefined();
    expect(await store.settings.rename(NOBODY, 'x')).toBe(false);
    expect(await store.settings.pause(NOBODY, since)).toBe(false);
    expect(await move(store, NOBODY, 'ada@example.com')).toBe('refused');
    expect(await store.subscribers.confirm(NOBODY, confirmed, askedAt)).toBe('refused');
    expect((await store.inbox.tally()).waiting).toBe(0);
  });
}

function confirmRules(empty: () => Promise<Store>): void {
  const wasEnded = ends.flatMap((reason) =>
    [before, askedAt, since].map((at): [SuppressionReason, Date, boolean] => [
      reason,
      at,
      at === before,
    ]),
  );
  test.each(wasEnded)('who has %s at %s comes back by a question: %s', async (reason, at, back) => {
    const store = await empty();
    const id = await lived(store, 'ada@example.com', 'active', { reason, at });
    await store.settings.pause(id, new Date('2030-01-01'));
    const { state: was } = (await store.settings.find(id)) ?? {};
    for (const again of [false, true]) {
      const outcome = await store.subscribers.confirm(id, confirmed, askedAt);
      expect(outcome).toBe(back ? (again ? 'already' : 'confirmed') : 'refused');
    }
    const record = await store.records.find(address('ada@example.com'));
    expect(record?.subscriber?.state).toBe(back ? 'active' : was);
    expect(record?.suppression).toEqual(back ? undefined : { reason, at });
    const proofs = record?.consents.filter(({ action }) => action === 'confirmed');
    expect(proofs).toEqual(back ? [confirmed] : []);
    // A pause of before says nothing about somebody who wants mail again.
    if (back) expect(record?.subscriber?.pausedUntil).toBeUndefined();
  });

  test('who is active stays so, paused as they are', async () => {
    const store = await empty();
    const id = await active(store, 'ada@example.com');
    await store.settings.pause(id, since);
    expect(await store.subscribers.confirm(id, confirmed, askedAt)).toBe('already');
    expect((await store.settings.find(id))?.pausedUntil).toEqual(since);
  });

  test('who is pending becomes active, unless they have left since they were asked', async () => {
    const store = await empty();
    const ada = await lived(store, 'ada@example.com', 'pending');
    expect(await store.subscribers.confirm(ada, confirmed, askedAt)).toBe('confirmed');
    const bo = await lived(store, 'bo@example.com', 'pending', { reason: 'complained', at: since });
    expect(await store.subscribers.confirm(bo, confirmed, askedAt)).toBe('refused');
    expect((await store.settings.find(bo))?.state).toBe('complained');
  });
}

function moveRules(empty: () => Promise<Store>): void {
  test('everything goes along but the address, and the former one is told', async () => {
    const store = await empty();
    const id = await active(store, 'Ada@example.com', ['books']);
    await store.settings.rename(id, 'Ada');
    await store.settings.pause(id, since);
    const token = store.tokens.issue(id);
    expect(await move(store, id, 'Ada.New@Example.com')).toBe('moved');
    expect(await store.subscribers.findByAddress('ada@example.com')).toBeUndefined();
    const found = await store.subscribers.findByAddress('ada.new@example.com');
    expect(found).toMatchObject({
      id,
      address: { spelling: 'Ada.New@Example.com', key: 'ada.new@example.com' },
      name: 'Ada',
      tags: ['books'],
      pausedUntil: since,
      state: 'active',
    });
    const record = await store.records.find(address('ada.new@example.com'));
    expect(record?.consents.map(({ action }) => action)).toEqual(['imported', 'moved']);
    expect(await told(store)).toEqual(['Ada@example.com']);
    // The links to leave in mails of before are good, and suppress the address of now.
    expect(store.tokens.verify(token)).toBe(id);
    await store.subscribers.end(id, 'unsubscribed', ended('unsubscribed', since));
    expect(
      await store.subscribers.add([reader('ada.new@example.com')], imported, 'active'),
    ).toEqual(['suppressed']);
    // The former address is free for whoever has it now.
    expect(await store.subscribers.add([reader('ada@example.com')], imported, 'active')).toEqual([
      'added',
    ]);
  });

  test('a second yes finds it done, and so does a move to where one is', async () => {
    const store = await empty();
    const id = await active(store, 'ada@example.com');
    expect(await move(store, id, 'ADA@example.com')).toBe('already');
    expect(await move(store, id, 'new@example.com')).toBe('moved');
    expect(await move(store, id, 'new@example.com')).toBe('already');
    expect(await told(store)).toEqual(['ada@example.com']);
    expect((await store.records.find(address('new@example.com')))?.consents).toHaveLength(2);
  });

  test.each(ends)('who has %s since does not move', async (reason) => {
    const store = await empty();
    const id = await lived(store, 'ada@example.com', 'active', { reason, at: since });
    expect(await move(store, id, 'new@example.com')).toBe('refused');
    expect(await store.records.find(address('new@example.com'))).toBeUndefined();
    expect((await store.inbox.tally()).waiting).toBe(0);
  });

  test.each([
    ['before the question: its owner has just said yes', before, 'moved'],
    ['since the question', since, 'refused'],
    ['at the same time', askedAt, 'refused'],
  ] as const)('an address that was erased %s', async (_, at, outcome) => {
    const store = await empty();
    const id = await active(store, 'ada@example.com');
    await lived(store, 'new@example.com', 'gone', { reason: 'complained', at });
    expect(await move(store, id, 'new@example.com')).toBe(outcome);
    const record = await store.records.find(address('new@example.com'));
    expect(record?.suppression === undefined).toBe(outcome === 'moved');
    expect(record?.subscriber?.id).toBe(outcome === 'moved' ? id : undefined);
  });
}

function joinRules(empty: () => Promise<Store>): void {
  test.each([
    ['pending', undefined],
    ['active', undefined],
    ...ends.map((reason) => ['active', { reason, at: before }] as const),
  ] as const)('with a subscription that is %s and ended by %o', async (as, end) => {
    const store = await empty();
    const id = await active(store, 'ada@example.com', ['books', 'both']);
    await store.settings.rename(id, 'Ada');
    await store.settings.pause(id, since);
    const other = await lived(store, 'new@example.com', as, end);
    await store.records.retag(other, { add: ['both', 'VIP'], remove: [] });
    const tokens = [id, other].map((one) => store.tokens.issue(one));
    expect(await move(store, id, 'new@example.com')).toBe('moved');
    expect(await store.subscribers.findByAddress('new@example.com')).toMatchObject({
      id: other,
      state: 'active',
      name: 'Ada',
      tags: ['VIP', 'books', 'both'],
      pausedUntil: since,
    });
    const there = await store.records.find(address('new@example.com'));
    expect(there?.suppression).toBeUndefined();
    expect(there?.consents.at(-1)).toEqual({ ...moved, action: 'confirmed' });
    expect(await store.records.find(address('ada@example.com'))).toMatchObject({
      subscriber: { id, state: 'unsubscribed' },
      suppression: { reason: 'unsubscribed', at: since },
    });
    expect(await told(store)).toEqual(['ada@example.com']);
    expect(tokens.map((token) => store.tokens.verify(token))).toEqual([id, other]);
    // It ended: a second yes does nothing.
    expect(await move(store, id, 'new@example.com')).toBe('refused');
  });

  test('a subscription that ended since the question is not joined', async () => {
    const store = await empty();
    const id = await active(store, 'ada@example.com', ['books']);
    const other = await lived(store, 'new@example.com', 'active', { reason: 'bounced', at: since });
    expect(await move(store, id, 'new@example.com')).toBe('refused');
    expect(await store.settings.find(id)).toMatchObject({ state: 'active', tags: ['books'] });
    expect(await store.settings.find(other)).toMatchObject({ state: 'bounced', tags: [] });
    expect((await store.inbox.tally()).waiting).toBe(0);
  });

  test('the name that is there stays, and a pause of there ends', async () => {
    const store = await empty();
    const id = await active(store, 'ada@example.com');
    await store.settings.rename(id, 'Ada');
    const other = await active(store, 'new@example.com');
    await store.settings.rename(other, 'A. L.');
    await store.settings.pause(other, since);
    await move(store, id, 'new@example.com');
    expect(await store.settings.find(other)).toMatchObject({
      name: 'A. L.',
      pausedUntil: undefined,
    });
  });
}

function eraseRules(empty: () => Promise<Store>): void {
  const erased: ConsentEvent = { at: since, action: 'erased', source: 'page' };
  const limits = { quietSince: before, inAll: { since: before, count: 100 } };

  test('an address goes also from what others asked about it, and from nothing else', async () => {
    const store = await empty();
    const id = await active(store, 'ada@example.com');
    for (const to of ['100%_wide@example.com', '100x_wide@example.com']) {
      const question = {
        subscriberId: id,
        purpose: { kind: 'address', address: address(to) },
        tokenHash: to,
        at: new Date(),
        expiresAt: new Date(Date.now() + 60_000),
        requestId: '',
      } as const;
      const quiet = { ...limits, quietSince: new Date(Date.now() + 1000) };
      expect(await store.confirmations.open(question, quiet)).toBe('opened');
      await store.inbox.append([
        { kind: 'move', subscriberId: id, address: address(to), at: 0 },
        { kind: 'moved', subscriberId: id, address: address(to) },
      ]);
    }
    const found = await store.records.find(address('100%_WIDE@example.com'));
    expect(found).toMatchObject({ subscriber: undefined, questions: [{ purpose: 'address' }] });
    const own = (await store.records.find(address('ada@example.com')))?.questions;
    expect(own?.map((one) => one.address)).toContain('100%_wide@example.com');
    expect(await store.records.erase(address('100%_WIDE@example.com'), erased)).toBe('erased');
    expect(await store.confirmations.find('100%_wide@example.com', new Date())).toBeUndefined();
    expect(await store.confirmations.find('100x_wide@example.com', new Date())).toBeDefined();
    const entries = await store.inbox.claim(10);
    expect(entries.map(({ entry }) => entry)).toMatchObject([
      { kind: 'move', address: { spelling: '100x_wide@example.com' } },
      { kind: 'moved', address: { spelling: '100x_wide@example.com' } },
    ]);
    expect((await store.settings.find(id))?.state).toBe('active');
  });
}

function sameTimeRules(begin: () => Promise<StorePlace>): void {
  test('two who change places at once both end somewhere, once each', async () => {
    const place = await begin();
    const [store, other] = [await place.open(), await place.open()];
    const ada = await active(store, 'ada@example.com');
    const bo = await active(store, 'bo@example.com');
    await Promise.all([move(store, ada, 'bo@example.com'), move(other, bo, 'ada@example.com')]);
    // The one that came first joined the other, which then is gone from there.
    const states = [await store.settings.find(ada), await store.settings.find(bo)];
    expect(states.filter((one) => one?.state === 'active')).toHaveLength(1);
  });

  test('whoever moves and leaves at once has left', async () => {
    const place = await begin();
    const [store, other] = [await place.open(), await place.open()];
    const id = await active(store, 'ada@example.com');
    await Promise.all([
      move(store, id, 'new@example.com'),
      other.subscribers.end(id, 'unsubscribed', ended('unsubscribed', since)),
    ]);
    const found = await store.settings.find(id);
    expect(found?.state).toBe('unsubscribed');
    const record = await store.records.find(address(found?.address.spelling ?? ''));
    expect(record?.suppression?.reason).toBe('unsubscribed');
  });

  test('whatever is changed in whatever order, whoever is active is not suppressed', async () => {
    const place = await begin();
    const store = await place.open();
    const names = ['ada', 'bo', 'cy'].map((name) => `${name}@example.com`);
    const person = fc.constantFrom(...names);
    const deed = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), who: person }),
      fc.record({
        kind: fc.constant('end' as const),
        who: person,
        reason: fc.constantFrom(...ends),
      }),
      fc.record({ kind: fc.constant('confirm' as const), who: person, late: fc.boolean() }),
      fc.record({
        kind: fc.constant('move' as const),
        who: person,
        to: person,
        late: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('erase' as const), who: person }),
    );
    let clock = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 12 }), async (deeds) => {
        for (const one of deeds) {
          clock += 10;
          const at = new Date(clock);
          // Asked before everything, or a moment ago.
          const asked = 'late' in one && one.late ? new Date(0) : new Date(clock - 1);
          const { id = NOBODY } = (await store.subscribers.findByAddress(one.who)) ?? {};
          const was = await store.records.find(address(one.kind === 'move' ? one.to : one.who));
          if (one.kind === 'add') {
            await store.subscribers.add([reader(one.who)], { ...imported, at }, 'active');
          } else if (one.kind === 'end') {
            await store.subscribers.end(id, one.reason, ended(one.reason, at));
          } else if (one.kind === 'confirm') {
            await store.subscribers.confirm(id, { ...confirmed, at }, asked);
          } else if (one.kind === 'move') {
            await store.settings.move(id, address(one.to), { ...moved, at }, asked);
          } else {
            await store.records.erase(address(one.who), {
              ...ended('removed', at),
              action: 'erased',
            });
          }
          for (const name of names) {
            const record = await store.records.find(address(name));
            if (record?.subscriber?.state === 'active') expect(record.suppression).toBeUndefined();
            else if (record?.subscriber !== undefined) expect(record.suppression).toBeDefined();
          }
          const is = await store.records.find(address(one.kind === 'move' ? one.to : one.who));
          const cameBack = was?.suppression !== undefined && is?.subscriber?.state === 'active';
          // By a question of since, and by nothing else.
          if (cameBack)
            expect([one.kind, asked.getTime()]).toEqual([
              expect.stringMatching('confirm|move'),
              clock - 1,
            ]);
        }
      }),
      { numRuns: 40 },
    );
  });
}

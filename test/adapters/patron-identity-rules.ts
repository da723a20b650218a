/** Which grants are one person's, and that nobody gets hold of what another one pays for. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/adapters/store/store.ts';
import { patronsOf, say, subscribe, timedStore, type Timed } from './patron-steps.ts';
import { address, idOf, type StorePlace } from './store-steps.ts';

const PATREON = ['patreon', '1'] as const;
const KOFI = ['ko-fi', '2'] as const;
const GITHUB = ['github-sponsors', 'octoada'] as const;

export function patronIdentityRules(newPlace: () => Promise<StorePlace>): void {
  joinRules(() => timedStore(newPlace));
  addressRules(() => timedStore(newPlace));
  moveRules(() => timedStore(newPlace));
}

async function move(store: Store, from: string, to: string) {
  const at = new Date(Date.UTC(2024, 0, 20));
  const id = await idOf(store, from);
  return store.settings.move(id, address(to), { at, action: 'moved', source: 'page' }, at);
}

function joinRules(begin: () => Promise<Timed>): void {
  test('two sources with one address are one patron, however it is written', async () => {
    const timed = await begin();
    await say(timed, PATREON, { at: 'Ada@Example.com', name: 'Ada' });
    await say(timed, KOFI, { at: 'ada@example.com', tier: 'gold' });
    expect(await patronsOf(timed)).toEqual(['ada@example.com: ko-fi/2 gold, patreon/1 patron']);
    const patron = await timed.store.patrons.find({ address: address('ADA@example.com') });
    expect(patron?.patron).toMatchObject({ name: 'Ada', address: { spelling: 'Ada@Example.com' } });
  });

  test('whoever has no address is found by a claim, and becomes one with who is there', async () => {
    const timed = await begin();
    const { patrons } = timed.store;
    await say(timed, PATREON, { at: 'ada@example.com' });
    await say(timed, GITHUB, { tier: 'gold' });
    await say(timed, ['github-sponsors', 'octobo'], {});
    expect(await patronsOf(timed)).toEqual([
      '-: github-sponsors/octoada gold',
      '-: github-sponsors/octobo patron',
      'ada@example.com: patreon/1 patron',
    ]);
    const before = await patrons.find({ address: address('ada@example.com') });
    expect(await patrons.claim(...GITHUB, address('ada@example.com'))).toBe(true);
    expect(await patrons.claim('github-sponsors', 'octobo', address('bo@example.com'))).toBe(true);
    expect(await patrons.claim('github-sponsors', 'octocy', address('cy@example.com'))).toBe(false);
    // The source goes on telling no address, and the claim stays.
    await say(timed, GITHUB, { tier: 'gold' });
    expect(await patronsOf(timed)).toEqual([
      'ada@example.com: github-sponsors/octoada gold, patreon/1 patron',
      'bo@example.com: github-sponsors/octobo patron',
    ]);
    const after = await patrons.find({ address: address('ada@example.com') });
    expect(after?.patron.id).toBe(before?.patron.id);
  });

  test('who left and comes back is the same patron, with the links of before', async () => {
    const timed = await begin();
    await say(timed, PATREON, { at: 'ada@example.com' });
    const before = await timed.store.patrons.find({ source: 'patreon', member: '1' });
    timed.clock.now += 1;
    expect(await say(timed, PATREON, { state: 'ended' })).toBe('went');
    timed.clock.now += 1;
    expect(await say(timed, PATREON, {})).toBe('came');
    const after = await timed.store.patrons.find({ source: 'patreon', member: '1' });
    expect(after?.patron).toEqual(before?.patron);
  });
}

function addressRules(begin: () => Promise<Timed>): void {
  test('a patron by one source alone goes along to the address that it tells', async () => {
    const timed = await begin();
    await say(timed, PATREON, { at: 'ada@example.com' });
    const before = await timed.store.patrons.find({ source: 'patreon', member: '1' });
    await say(timed, PATREON, { at: 'new@example.com' });
    expect(await patronsOf(timed)).toEqual(['new@example.com: patreon/1 patron']);
    const after = await timed.store.patrons.find({ address: address('new@example.com') });
    expect(after?.patron.id).toBe(before?.patron.id);
  });

  test('nobody takes a patron along who joined with a small pledge', async () => {
    const timed = await begin();
    await say(timed, PATREON, { at: 'victim@example.com', tier: 'gold' });
    await say(timed, KOFI, { at: 'victim@example.com' });
    await say(timed, KOFI, { at: 'thief@example.com' });
    expect(await patronsOf(timed)).toEqual([
      'thief@example.com: ko-fi/2 patron',
      'victim@example.com: patreon/1 gold',
    ]);
  });

  test('nor waits anybody at an address that another one will pledge with', async () => {
    const timed = await begin();
    await say(timed, KOFI, { at: 'thief@example.com' });
    await say(timed, ['ko-fi', '3'], { at: 'thief@example.com' });
    await say(timed, KOFI, { at: 'victim@example.com' });
    await say(timed, PATREON, { at: 'victim@example.com', tier: 'gold' });
    expect(await patronsOf(timed)).toEqual([
      'thief@example.com: ko-fi/3 patron',
      'victim@example.com: ko-fi/2 patron, patreon/1 gold',
    ]);
  });

  test('who tells another patron’s address becomes that one, and not the other way round', async () => {
    const timed = await begin();
    await say(timed, KOFI, { at: 'thief@example.com' });
    await say(timed, PATREON, { at: 'victim@example.com', tier: 'gold' });
    const victim = await timed.store.patrons.find({ source: 'patreon', member: '1' });
    await say(timed, KOFI, { at: 'victim@example.com' });
    expect(
      await timed.store.patrons.find({ address: address('thief@example.com') }),
    ).toBeUndefined();
    const one = await timed.store.patrons.find({ source: 'ko-fi', member: '2' });
    expect(one?.patron.id).toBe(victim?.patron.id);
  });
}

function moveRules(begin: () => Promise<Timed>): void {
  test('a subscription that moves takes the patron along, whatever the source says', async () => {
    const timed = await begin();
    const { store } = timed;
    await subscribe(store, 'ada@example.com');
    await say(timed, PATREON, { at: 'ada@example.com', tier: 'gold' });
    expect(await move(store, 'ada@example.com', 'new@example.com')).toBe('moved');
    await say(timed, PATREON, { at: 'ada@example.com', tier: 'gold' });
    // A second source knows the former address alone.
    await say(timed, KOFI, { at: 'ada@example.com' });
    expect(await patronsOf(timed)).toEqual(['new@example.com: ko-fi/2 patron, patreon/1 gold']);
    expect((await store.subscribers.findByAddress('new@example.com'))?.tier).toBe('gold');
    const record = await store.records.find(address('new@example.com'));
    expect(record?.patrons[0]?.grants.map((grant) => grant.address)).toEqual([
      'ada@example.com',
      'ada@example.com',
    ]);
  });

  test('where another patron is already, both become one', async () => {
    const timed = await begin();
    const { store } = timed;
    await subscribe(store, 'ada@example.com', 'new@example.com');
    await say(timed, PATREON, { at: 'ada@example.com', tier: 'gold' });
    await say(timed, KOFI, { at: 'new@example.com' });
    expect(await move(store, 'ada@example.com', 'new@example.com')).toBe('moved');
    expect(await patronsOf(timed)).toEqual(['new@example.com: ko-fi/2 patron, patreon/1 gold']);
  });

  test('a move that is refused moves no patron', async () => {
    const timed = await begin();
    await say(timed, PATREON, { at: 'ada@example.com' });
    await subscribe(timed.store, 'ada@example.com');
    const id = await idOf(timed.store, 'ada@example.com');
    const consent = { at: new Date(), action: 'unsubscribed', source: 'one-click' } as const;
    await timed.store.subscribers.end(id, 'unsubscribed', consent);
    expect(await move(timed.store, 'ada@example.com', 'new@example.com')).toBe('refused');
    expect(await patronsOf(timed)).toEqual(['ada@example.com: patreon/1 patron']);
  });

  const erased = { at: new Date(), action: 'erased', source: 'cli' } as const;

  test('an erasure takes all of the patron', async () => {
    const timed = await begin();
    await say(timed, PATREON, { at: 'ada@example.com' });
    await say(timed, GITHUB, { at: 'ada@example.com' });
    await say(timed, KOFI, { at: 'bo@example.com' });
    expect(await timed.store.records.erase(address('ada@example.com'), erased)).toBe('erased');
    expect(await patronsOf(timed)).toEqual(['bo@example.com: ko-fi/2 patron']);
  });

  test('who reads mail at a former address sees and erases nobody elsewhere, but that address', async () => {
    const former = 'ada@example.com';
    const timed = await begin();
    const { store } = timed;
    await subscribe(store, former);
    await say(timed, PATREON, { at: former, tier: 'gold' });
    await say(timed, ['csv:list', former], { at: former });
    await move(store, former, 'new@example.com');
    expect(await store.records.find(address(former))).toMatchObject({
      subscriber: undefined,
      patrons: [],
      namedBy: ['csv:list', 'patreon'],
    });
    expect(await store.records.erase(address(former), erased)).toBe('erased');
    expect(await patronsOf(timed)).toEqual(['new@example.com: patreon/1 gold']);
    const record = await store.records.find(address('new@example.com'));
    expect(record?.patrons).toMatchObject([{ grants: [{ address: undefined }] }]);
  });
}

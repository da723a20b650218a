/** What an author grants, takes back, tells and makes anew by hand. */
import { expect, test } from 'vitest';
import { claimMember, rotateLink } from '../../src/workflows/patron-by-hand.ts';
import { grantByHand, revokeByHand } from '../../src/workflows/grant-by-hand.ts';
import { syncPatrons } from '../../src/workflows/sync-patrons.ts';
import { collect } from '../fakes/collect.ts';
import { fakeSource, member } from '../fakes/fake-source.ts';
import { scratchStore } from '../fakes/scratch-store.ts';

const tiers = [
  { id: 'supporter', name: 'Supporter' },
  { id: 'patron', name: 'Patron' },
];
const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 9, 5);
const ada = 'Ada@example.com';

async function begin() {
  const clock = { time: START, now: () => new Date(clock.time) };
  const store = await scratchStore(tiers, clock.now);
  const { patrons } = store;
  const grant = (tier: string, until?: Date) =>
    grantByHand({ patrons, clock }, { address: ada, tier, tiers, until });
  const revoke = (address = ada) => revokeByHand({ patrons, clock }, { address, tiers });
  const sync = (...ids: string[]) =>
    syncPatrons(
      { source: fakeSource(ids.map((id) => member(id))), patrons, clock },
      { tiers, graceDays: 7, isDry: false, consent: 0 },
    );
  return { clock, store, patrons, grant, revoke, sync };
}

test('a tier is granted, replaced and taken back', async () => {
  const { store, grant, revoke } = await begin();
  const consent = { at: new Date(START), action: 'added', source: 'cli' } as const;
  const address = { spelling: ada, key: 'ada@example.com' };
  await store.subscribers.add([{ address, name: undefined, tags: [] }], consent, 'active');
  const tier = async () => (await store.subscribers.findByAddress(address.key))?.tier;
  expect(await grant('supporter')).toBe('came');
  expect(await tier()).toBe('supporter');
  expect(await grant('patron')).toBe('changed');
  expect(await grant('patron')).toBe('unchanged');
  expect(await tier()).toBe('patron');
  expect(await revoke()).toEqual({ left: 'public', sources: [] });
  expect(await tier()).toBe('public');
  await expect(revoke()).rejects.toMatchObject({ id: 'nothing-to-revoke' });
});

test('it lasts until a day, and can be made longer', async () => {
  const { clock, patrons, grant } = await begin();
  await grant('patron', new Date(START + DAY));
  await grant('patron', new Date(START + 3 * DAY));
  clock.time = START + 2 * DAY;
  const [entry] = await collect(patrons.list());
  expect(entry?.periods).toMatchObject([{ tier: 'patron', until: undefined }]);
  clock.time = START + 4 * DAY;
  await expect(grant('patron', new Date(START + 4 * DAY))).rejects.toMatchObject({
    id: 'until-past',
  });
  const [later] = await collect(patrons.list());
  expect(later?.periods).toMatchObject([{ until: new Date(START + 3 * DAY) }]);
});

test('what a source grants is not taken back by hand, nor the other way round', async () => {
  const { patrons, sync, revoke } = await begin();
  await sync('1');
  const clock = { now: () => new Date(START) };
  await grantByHand(
    { patrons, clock },
    { address: 'r1@example.com', tier: 'patron', tiers, until: undefined },
  );
  await sync();
  expect((await collect(patrons.list()))[0]?.periods).toMatchObject([
    { tier: 'patron', until: undefined },
  ]);
  await sync('1');
  expect(await revoke('r1@example.com')).toEqual({ left: 'supporter', sources: ['patreon'] });
  await expect(revoke('r1@example.com')).rejects.toMatchObject({
    id: 'nothing-to-revoke',
    remedy: expect.stringContaining('patreon'),
  });
});

test('it is taken back also from somebody who has moved since', async () => {
  for (const asked of ['ada@example.com', 'new@example.com']) {
    const { store, grant, revoke, patrons } = await begin();
    const at = new Date(START);
    const address = { spelling: ada, key: 'ada@example.com' };
    const consent = { at, action: 'added', source: 'cli' } as const;
    await store.subscribers.add([{ address, name: undefined, tags: [] }], consent, 'active');
    await grant('patron');
    const { id = '' } = (await store.subscribers.findByAddress(address.key)) ?? {};
    const to = { spelling: 'new@example.com', key: 'new@example.com' };
    await store.settings.move(id, to, { at, action: 'moved', source: 'page' }, at);
    expect(await revoke(asked)).toMatchObject({ left: 'public' });
    expect((await collect(patrons.list()))[0]?.grants).toMatchObject([{ state: 'ended' }]);
  }
});

test.each([
  ['no-such-tier', { tier: 'gold' }],
  ['address-invalid', { address: 'Ada <ada@example.com>' }],
  ['no-tiers', { tiers: [] }],
])('a grant that cannot be is refused: %s', async (id, over) => {
  const { patrons, clock } = await begin();
  const request = { address: ada, tier: 'patron', tiers, until: undefined, ...over };
  await expect(grantByHand({ patrons, clock }, request)).rejects.toMatchObject({ id });
  expect(await collect(patrons.list())).toEqual([]);
});

test('a claim tells an address, a rotation counts, and neither invents anybody', async () => {
  const { patrons, sync } = await begin();
  await sync('1');
  await claimMember(patrons, { source: 'patreon', member: '1', address: ada });
  expect(await rotateLink(patrons, { address: ada })).toBe(2);
  expect((await collect(patrons.list()))[0]?.patron).toMatchObject({
    address: { spelling: ada },
    generation: 2,
  });
  const nobody = { source: 'patreon', member: '2', address: ada };
  await expect(claimMember(patrons, nobody)).rejects.toMatchObject({ id: 'no-such-member' });
  await expect(rotateLink(patrons, { address: 'bo@example.com' })).rejects.toMatchObject({
    id: 'no-such-patron',
  });
});

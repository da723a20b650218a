/** Asking a source for all of its patrons, and being told of one. */
import { expect, test } from 'vitest';
import type { PatronTier } from '../../src/core/patrons/grant-of.ts';
import type { SourceMember } from '../../src/core/patrons/source-member.ts';
import type { PatronSource } from '../../src/ports/patron-sources.ts';
import type { PatronStore } from '../../src/ports/patrons.ts';
import { applyMember } from '../../src/workflows/apply-member.ts';
import { syncPatrons } from '../../src/workflows/sync-patrons.ts';
import { scratchStore as scratchPlace } from '../adapters/store-sqlite/scratch-store.ts';
import { collect } from '../fakes/collect.ts';
import { fakeSource, member } from '../fakes/fake-source.ts';
import { Died, type Fault, faultLine } from '../fakes/faults.ts';
import { scratchStore } from '../fakes/scratch-store.ts';

const tiers: readonly PatronTier[] = [
  { id: 'supporter', name: 'Supporter', monthlyCents: 300 },
  { id: 'patron', name: 'Patron', monthlyCents: 1000, aliases: ['Gold'] },
];
const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 9, 5);

async function begin() {
  const clock = { time: START, now: () => new Date(clock.time) };
  const { patrons } = await scratchStore(tiers, clock.now);
  const request = { tiers, graceDays: 7, isDry: false, consent: 0 };
  const sync = (source: PatronSource, over = {}) =>
    syncPatrons({ source, patrons, clock }, { ...request, ...over });
  const apply = (told: SourceMember) =>
    applyMember({ patrons, clock }, { source: 'patreon', tiers, graceDays: 7 }, told);
  return { clock, patrons, sync, apply };
}

const many = (count: number): SourceMember[] =>
  Array.from({ length: count }, (_, no) => member(String(no)));

/** Those that are not over: `member tier`. */
async function live(patrons: PatronStore, now: Date): Promise<string[]> {
  const entries = await collect(patrons.list());
  return entries.flatMap(({ grants }) =>
    grants.flatMap((one) =>
      one.expiresAt !== undefined && one.expiresAt <= now ? [] : [`${one.member} ${one.tier}`],
    ),
  );
}

test('what a source tells becomes what it grants', async () => {
  const { sync, patrons, clock } = await begin();
  const first = [
    member('1'),
    member('2', { tierTitle: 'GOLD' }),
    member('3', { standing: 'ended' }),
  ];
  expect(await sync(fakeSource(first))).toEqual({
    source: 'patreon',
    isDry: false,
    came: 2,
    changed: 0,
    went: 0,
    unchanged: 0,
    withoutSubscription: 2,
    unknownTiers: [],
  });
  expect((await live(patrons, clock.now())).toSorted()).toEqual(['1 supporter', '2 patron']);
  clock.time += DAY;
  const second = [member('1'), member('2', { tierTitle: 'Supporter' }), member('4')];
  expect(await sync(fakeSource(second))).toMatchObject({
    came: 1,
    changed: 1,
    went: 0,
    unchanged: 1,
  });
  expect(await sync(fakeSource(second))).toMatchObject({
    came: 0,
    changed: 0,
    went: 0,
    unchanged: 3,
  });
});

test.each<[string, Partial<SourceMember>, string | undefined]>([
  ['the amount, where the title is unknown', { tierTitle: 'Fan', monthlyCents: 999 }, 'supporter'],
  ['the highest tier that it reaches', { tierTitle: undefined, monthlyCents: 5000 }, 'patron'],
  ['the title before the amount', { tierTitle: 'supporter', monthlyCents: 5000 }, 'supporter'],
  ['nothing for less than any tier asks', { tierTitle: undefined, monthlyCents: 100 }, undefined],
  ['nothing that is over', { expiresAt: new Date(START) }, undefined],
])('a member is granted by %s', async (_, told, tier) => {
  const { sync, patrons, clock } = await begin();
  const report = await sync(fakeSource([member('1', told)]));
  expect(report.unknownTiers).toEqual([]);
  expect(await live(patrons, clock.now())).toEqual(tier === undefined ? [] : [`1 ${tier}`]);
});

test('tiers that the config does not have are told, counted, and open nothing', async () => {
  const { sync, patrons, clock } = await begin();
  const unknown = { tierTitle: 'Silver', monthlyCents: undefined };
  const said = [member('1', unknown), member('2', unknown), member('3', { tierTitle: undefined })];
  expect(await sync(fakeSource(said))).toMatchObject({
    came: 0,
    unknownTiers: [
      { title: 'Silver', members: 2 },
      { title: undefined, members: 1 },
    ],
  });
  expect(await live(patrons, clock.now())).toEqual([]);
});

test('a declined card has its days of grace once, across syncs', async () => {
  const { sync, patrons, clock } = await begin();
  await sync(fakeSource([member('1')]));
  const declined = fakeSource([member('1', { standing: 'declined', tierTitle: undefined })]);
  const seen: number[] = [];
  for (let day = 1; day <= 9; day += 1) {
    clock.time = START + day * DAY;
    await sync(declined);
    seen.push((await live(patrons, clock.now())).length);
  }
  expect(seen).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0]);
});

test('a source that fails half way changes nothing', async () => {
  const { sync, patrons, clock } = await begin();
  await sync(fakeSource(many(3)));
  const before = await live(patrons, clock.now());
  for (const failsAfter of [0, 1, 2]) {
    const source = fakeSource([member('7'), member('8')], { failsAfter });
    await expect(sync(source)).rejects.toMatchObject({ id: 'source-unavailable' });
  }
  expect(await live(patrons, clock.now())).toEqual(before);
});

test('a dry run tells what would be, and does nothing', async () => {
  const { sync, patrons, clock } = await begin();
  await sync(fakeSource(many(10)));
  const said = [...many(4), member('x'), member('0', { tierTitle: 'Gold' })];
  expect(await sync(fakeSource(said), { isDry: true })).toMatchObject({
    isDry: true,
    came: 1,
    changed: 1,
    went: 6,
    unchanged: 3,
    withoutSubscription: undefined,
  });
  expect(await live(patrons, clock.now())).toHaveLength(10);
});

test.each([
  // Of 30 a fifth is six; of 20 it is four, and a handful may always go.
  { of: 30, go: 6, isAsked: false },
  { of: 30, go: 7, isAsked: true },
  { of: 20, go: 5, isAsked: false },
  { of: 20, go: 6, isAsked: true },
  { of: 3, go: 3, isAsked: false },
])('that $go of $of go is asked about: $isAsked', async ({ of, go, isAsked }) => {
  const { sync, patrons, clock } = await begin();
  await sync(fakeSource(many(of)));
  const less = fakeSource(many(of - go));
  if (isAsked) {
    const refused = { id: 'revocation-not-confirmed', kind: 'not-confirmed' };
    await expect(sync(less)).rejects.toMatchObject(refused);
    await expect(sync(less, { consent: go - 1 })).rejects.toMatchObject(refused);
    await expect(sync(less, { consent: async () => undefined })).rejects.toMatchObject(refused);
    expect(await live(patrons, clock.now())).toHaveLength(of);
  }
  expect(await sync(less, { consent: isAsked ? go : -1 })).toMatchObject({ went: go });
});

test('a count that was right when it was asked for is not enough when more would go', async () => {
  const { sync, apply, patrons, clock } = await begin();
  await sync(fakeSource(many(20)));
  const consent = async (counts: { readonly went: number }) => {
    // Somebody comes between the question and the answer, and is not in what the source told.
    await apply(member('late'));
    return counts.went;
  };
  await expect(sync(fakeSource(many(10)), { consent })).rejects.toMatchObject({
    id: 'patrons-overtaken',
  });
  expect(await live(patrons, clock.now())).toHaveLength(21);
});

test('interrupted, it changes nothing', async () => {
  const { sync, patrons, clock } = await begin();
  const signal = AbortSignal.abort(new Error('Ctrl-C'));
  await expect(sync(fakeSource(many(3)), { signal })).rejects.toThrow('Ctrl-C');
  expect(await live(patrons, clock.now())).toEqual([]);
});

test('one member is told of by the same rules, and nobody else is touched', async () => {
  const { sync, apply, patrons, clock } = await begin();
  await sync(fakeSource(many(2)));
  expect(await apply(member('0', { tierTitle: 'Gold' }))).toEqual({
    change: 'changed',
    unknownTier: undefined,
  });
  expect(await apply(member('1', { tierTitle: 'Silver' }))).toEqual({
    change: 'went',
    unknownTier: { title: 'Silver' },
  });
  expect(await apply({ id: '0', standing: 'ended' })).toMatchObject({ change: 'went' });
  expect(await apply({ id: '9', standing: 'ended' })).toMatchObject({ change: 'nothing' });
  expect(await live(patrons, clock.now())).toEqual([]);
});

test('a death at any call leaves the grants of before, or the new ones', async () => {
  const wanted = ['a', 'b', 'c', 'd'];
  let ends = 0;
  for (let call = 0; ; call += 1) {
    const pictures = await Promise.all(
      (['before', 'after'] as const).map((when) => pictureAfter({ call, when })),
    );
    for (const { members } of pictures) expect([['a', 'x'], wanted]).toContainEqual(members);
    ends += pictures.filter(({ members }) => members.length === wanted.length).length;
    if (pictures.every(({ died }) => !died)) break;
  }
  expect(ends).toBeGreaterThan(2);
});

async function pictureAfter(fault: Fault) {
  await using place = await scratchPlace();
  const clock = { now: () => new Date(START) };
  const request = { tiers, graceDays: 7, isDry: false, consent: 0 };
  const store = await place.open(clock);
  const first = fakeSource([member('a'), member('x')]);
  await syncPatrons({ source: first, patrons: store.patrons, clock }, request);
  const line = faultLine(fault);
  const second = fakeSource(['a', 'b', 'c', 'd'].map((id) => member(id)));
  const ports = {
    source: line.wrap('source', second),
    patrons: line.wrap('patrons', store.patrons),
    clock,
  };
  let died = false;
  await syncPatrons(ports, request).catch((error: unknown) => {
    if (!(error instanceof Died)) throw error;
    died = true;
  });
  await store.close();
  await using again = await place.open(clock);
  const members = (await live(again.patrons, clock.now())).map((one) => one.split(' ')[0] ?? '');
  return { died, members: members.toSorted() };
}

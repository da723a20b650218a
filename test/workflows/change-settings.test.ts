/** What people change by themselves: how long a pause lasts, which topics, what is no name. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inMemory } from '../fakes/people-ports.ts';
import {
  chooseTopics,
  eraseOneself,
  pause,
  pauseMonths,
  rename,
  requestMove,
  requestSettings,
  whatIsStored,
} from '../../src/workflows/change-settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

test.each([
  ['2023-01-31T10:20:30.400Z', 1, '2023-02-28T10:20:30.400Z'],
  ['2024-01-31T10:20:30.400Z', 1, '2024-02-29T10:20:30.400Z'],
  ['2024-02-29T00:00:00.000Z', 12, '2025-02-28T00:00:00.000Z'],
  ['2023-12-15T23:59:59.999Z', 1, '2024-01-15T23:59:59.999Z'],
  ['2023-12-31T12:00:00.000Z', 2, '2024-02-29T12:00:00.000Z'],
  ['2023-08-31T12:00:00.000Z', 1, '2023-09-30T12:00:00.000Z'],
  ['2023-08-31T12:00:00.000Z', 6, '2024-02-29T12:00:00.000Z'],
  ['2023-10-31T12:00:00.000Z', 3, '2024-01-31T12:00:00.000Z'],
] as const)('from %s for %i months is until %s', async (from, months, until) => {
  const { ports, ada } = await inMemory(from);
  expect(await pause(ports, ada.id, months)).toEqual(new Date(until));
  expect((await ports.settings.find(ada.id))?.pausedUntil).toEqual(new Date(until));
  expect(await pause(ports, ada.id, undefined)).toBeUndefined();
  expect((await ports.settings.find(ada.id))?.pausedUntil).toBeUndefined();
});

test('a month is at least 28 days and at most 31, whenever it begins', async () => {
  const { ports, ada, clock } = await inMemory();
  await fc.assert(
    fc.asyncProperty(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.constantFrom(...pauseMonths),
      async (from, months) => {
        clock.pass(from.getTime() - clock.now().getTime());
        const until = await pause(ports, ada.id, months);
        const days = ((until?.getTime() ?? 0) - from.getTime()) / DAY_MS;
        expect(days).toBeGreaterThanOrEqual(28 * months);
        expect(days).toBeLessThanOrEqual(31 * months);
        expect(until?.toISOString().slice(11)).toBe(from.toISOString().slice(11));
      },
    ),
  );
});

test('topics are chosen among those of the config; all other tags stay', async () => {
  const { ports, ada } = await inMemory();
  await ports.records.retag(ada.id, { add: ['VIP', 'books'], remove: [] });
  const topics = ['books', 'workshops'].map((id) => ({ id, name: id }));
  const chosen = new Set(['workshops', 'VIP', 'made-up']);
  await chooseTopics(ports, ada.id, { topics, chosen });
  expect((await ports.settings.find(ada.id))?.tags).toEqual(['VIP', 'workshops']);
  await chooseTopics(ports, ada.id, { topics, chosen: new Set() });
  expect((await ports.settings.find(ada.id))?.tags).toEqual(['VIP']);
});

test('a name is trimmed and composed, and may go', async () => {
  const { ports, ada } = await inMemory();
  const name = async () => (await ports.settings.find(ada.id))?.name;
  expect(await rename(ports, ada.id, '  Ame\u0301lie ')).toBe('renamed');
  expect(await name()).toBe('Am\u00e9lie');
  for (const text of ['a\nb', 'x'.repeat(500)]) {
    expect(await rename(ports, ada.id, text)).toBe('malformed-name');
  }
  expect(await name()).toBe('Am\u00e9lie');
  expect(await rename(ports, ada.id, ' ')).toBe('renamed');
  expect(await name()).toBeUndefined();
});

test('what is asked for by mail waits in the inbox; what is no address does not', async () => {
  const { ports, ada, appended } = await inMemory();
  const at = ports.clock.now().getTime();
  await requestSettings(ports, ada.id);
  expect(await requestMove(ports, ada.id, 'no address')).toBe('malformed-address');
  expect(await requestMove(ports, ada.id, ' New@Example.com ')).toBe('asked');
  const address = { spelling: 'New@Example.com', key: 'new@example.com' };
  expect(appended).toEqual([
    { kind: 'settings', subscriberId: ada.id, at },
    { kind: 'move', subscriberId: ada.id, address, at },
  ]);
  expect((await ports.settings.find(ada.id))?.address).toEqual(ada.address);
});

test('who erases themselves is gone, and what is stored then names nobody', async () => {
  const { ports, ada } = await inMemory();
  expect(await whatIsStored(ports, ada)).toMatchObject({ subscriber: { id: ada.id } });
  await eraseOneself(ports, ada);
  expect(await ports.settings.find(ada.id)).toBeUndefined();
  expect(await whatIsStored(ports, ada)).toMatchObject({
    subscriber: undefined,
    suppression: { reason: 'removed', at: ports.clock.now() },
  });
});

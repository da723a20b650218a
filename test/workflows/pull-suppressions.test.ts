/** Whom the provider mails no longer, before a publication. */
import { expect, test } from 'vitest';
import type { ProviderSuppression } from '../../src/core/audience/provider-suppression.ts';
import { Failure } from '../../src/core/failure.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { pullSuppressions } from '../../src/workflows/pull-suppressions.ts';
import { imported, reader } from '../adapters/store-steps.ts';
import { fakeProvider } from '../fakes/fake-provider.ts';
import { scratchStore } from '../fakes/scratch-store.ts';
import { stillClock } from '../fakes/still-clock.ts';

const NOW = '2023-11-02T08:00:00Z';
const at = new Date('2023-10-01T00:00:00Z');

async function withReaders(...names: readonly string[]): Promise<Store> {
  const store = await scratchStore();
  const people = names.map((name) => reader(`${name}@example.com`));
  await store.subscribers.add(people, { ...imported, at }, 'active');
  return store;
}

function pull(
  { subscribers }: Store,
  suppressed: (() => AsyncIterable<ProviderSuppression>) | undefined,
  signal?: AbortSignal,
) {
  const ports = {
    subscribers,
    transport: { ...fakeProvider(), suppressed },
    clock: stillClock(NOW),
  };
  return pullSuppressions(ports, signal === undefined ? {} : { signal });
}

async function* listed(...entries: readonly ProviderSuppression[]) {
  yield* entries;
}

const stateOf = async ({ subscribers }: Store, name: string) =>
  (await subscribers.findByAddress(`${name}@example.com`))?.state;

test('ends the known, in whatever spelling, and adds nobody', async () => {
  const store = await withReaders('ada', 'bo', 'cy');
  const lists = () =>
    listed(
      { address: 'ADA@Example.com', reason: 'bounced', at },
      { address: 'bo@example.com', reason: 'unsubscribed', at },
      { address: 'bo@example.com', reason: 'complained', at },
      { address: 'stranger@example.com', reason: 'bounced', at },
      { address: 'no such@', reason: 'bounced', at },
    );
  expect(await pull(store, lists)).toEqual({
    read: 5,
    ended: { bounced: 1, complained: 1, unsubscribed: 1 },
  });
  expect(await Promise.all(['ada', 'bo', 'cy'].map((name) => stateOf(store, name)))).toEqual([
    'bounced',
    'complained',
    'active',
  ]);
  expect(await stateOf(store, 'stranger')).toBeUndefined();
  expect(await pull(store, lists)).toEqual({
    read: 5,
    ended: { bounced: 0, complained: 0, unsubscribed: 0 },
  });
  const back = await store.subscribers.add([reader('ada@example.com')], imported, 'active');
  expect(back).toEqual(['suppressed']);
});

test('whoever confirmed since stays, whatever the provider’s clock says', async () => {
  const store = await withReaders();
  await store.subscribers.add([reader('ada@example.com')], imported, 'pending');
  const ada = await store.subscribers.findByAddress('ada@example.com');
  const confirmed = { action: 'confirmed', source: 'page', at: new Date(NOW) } as const;
  await store.subscribers.confirm(ada?.id ?? '', confirmed, confirmed.at);
  const told = (when: Date) => () =>
    listed({ address: 'ada@example.com', reason: 'unsubscribed', at: when });
  expect(await pull(store, told(at))).toMatchObject({ ended: { unsubscribed: 0 } });
  // A time to come is taken for now, which is not before the confirmation.
  expect(await pull(store, told(new Date(8.64e15)))).toMatchObject({ ended: { unsubscribed: 1 } });
});

test('thousands are matched, and what a failure cut off counts as far as it came', async () => {
  const store = await withReaders('reader1', 'reader700', 'reader1499');
  async function* broken() {
    for (let number = 0; number < 1400; number += 1) {
      yield { address: `reader${number}@example.com`, reason: 'bounced' as const, at };
    }
    throw new Failure('unavailable', 'suppressions-unavailable', 'It is down.', 'Try later.');
  }
  await expect(pull(store, broken)).rejects.toMatchObject({
    kind: 'unavailable',
    id: 'suppressions-unavailable',
    message: 'It is down. Nothing was sent.',
    remedy: 'Try later. To send without them: --skip-suppressions',
  });
  expect(await stateOf(store, 'reader700')).toBe('bounced');
  expect(await stateOf(store, 'reader1499')).toBe('active');
});

test('a provider without lists is not asked, and an interruption ends the reading', async () => {
  const store = await withReaders('ada');
  expect(await pull(store, undefined)).toBeUndefined();
  async function* endless() {
    for (;;) yield { address: 'ada@example.com', reason: 'bounced' as const, at };
  }
  expect(await pull(store, endless, AbortSignal.abort())).toMatchObject({ read: 1 });
});

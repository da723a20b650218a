/** What every engine's store must do, written against the ports alone. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ConsentEvent } from '../../src/core/audience/consent.ts';
import type { Store, StoreOptions } from '../../src/adapters/store/store.ts';
import { ledgerConformance } from './ledger-conformance.ts';
import { uncertaintyConformance } from './uncertainty-conformance.ts';
import {
  grantAll,
  type StorePlace,
  address,
  reader,
  readers,
  all,
  planFor,
  imported,
  oneClick,
} from './store-steps.ts';

export function storeConformance(engine: string, newPlace: () => Promise<StorePlace>): void {
  const begin = async (): Promise<StorePlace> => {
    const place = await newPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    return place;
  };
  const open = async (options?: Partial<StoreOptions>): Promise<Store> =>
    (await begin()).open(options);

  describe(`subscribers (${engine})`, () => {
    test('added ones are listed in order, with spelling, tags and tier', async () => {
      const store = await open();
      const outcomes = await store.subscribers.add(
        [reader('First@Example.com', ['kubernetes', 'beta', 'beta']), reader('second@example.com')],
        imported,
        'active',
      );
      expect(outcomes).toEqual(['added', 'added']);
      expect(await all(store.subscribers.list({}))).toEqual([
        {
          id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/),
          address: { spelling: 'First@Example.com', key: 'first@example.com' },
          name: undefined,
          state: 'active',
          tags: ['beta', 'kubernetes'],
          tier: 'public',
          createdAt: imported.at,
        },
        expect.objectContaining({ tags: [], address: address('second@example.com') }),
      ]);
    });

    test('importing twice changes nothing', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const before = await all(store.subscribers.list({}));
      const again = [reader('ONE@example.com', ['new']), reader('one@example.com')];
      expect(await store.subscribers.add(again, imported, 'active')).toEqual([
        'unchanged',
        'unchanged',
      ]);
      expect(await all(store.subscribers.list({}))).toEqual(before);
    });

    test('an import revives nobody who left, also under another spelling', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const [one] = await all(store.subscribers.list({}));
      expect(await store.subscribers.end(one?.id ?? '', 'unsubscribed', oneClick)).toBe('ended');
      expect(await store.subscribers.end(one?.id ?? '', 'unsubscribed', oneClick)).toBe('already');
      expect(await store.subscribers.add([reader('One@Example.com')], imported, 'active')).toEqual([
        'suppressed',
      ]);
      expect(await store.subscribers.countByState()).toEqual({
        pending: 0,
        active: 0,
        unsubscribed: 1,
        bounced: 0,
        complained: 0,
      });
    });

    test('an import makes no pending subscriber active; a confirmation does', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'pending');
      expect(await store.subscribers.add([reader('one@example.com')], imported, 'active')).toEqual([
        'not-active',
      ]);
      const one = await store.subscribers.findByAddress('one@example.com');
      const confirmed: ConsentEvent = { at: imported.at, action: 'confirmed', source: 'page' };
      expect(await store.subscribers.confirm(one?.id ?? '', confirmed, imported.at)).toBe(
        'confirmed',
      );
      expect(await store.subscribers.confirm(one?.id ?? '', confirmed, imported.at)).toBe(
        'already',
      );
      await store.subscribers.end(one?.id ?? '', 'complained', oneClick);
      expect(await store.subscribers.confirm(one?.id ?? '', confirmed, imported.at)).toBe(
        'refused',
      );
    });

    test('an end says when it is news: a complaint after unsubscribing is', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const one = await store.subscribers.findByAddress('one@example.com');
      const id = one?.id ?? '';
      expect(await store.subscribers.end(id, 'removed', oneClick)).toBe('ended');
      expect(await store.subscribers.end(id, 'bounced', oneClick)).toBe('already');
      expect(await store.subscribers.end(id, 'complained', oneClick)).toBe('ended');
      expect((await store.subscribers.findByAddress('one@example.com'))?.state).toBe('complained');
      const nobody = '00000000-0000-0000-0000-000000000000';
      expect(await store.subscribers.end(nobody, 'unsubscribed', oneClick)).toBe('unknown');
    });

    test('a failing row takes the whole import back', async () => {
      const store = await open();
      const rows = [reader('one@example.com'), reader('two@example.com', ['bad\u001ftag'])];
      await expect(store.subscribers.add(rows, imported, 'active')).rejects.toThrow();
      expect(await all(store.subscribers.list({}))).toEqual([]);
    });

    test('a list is paged, filtered and limited, and others may write meanwhile', async () => {
      const store = await open();
      await store.subscribers.add(readers(2500), imported, 'active');
      await store.subscribers.add([reader('pending@example.com')], imported, 'pending');
      const seen = new Set<string>();
      for await (const one of store.subscribers.list({ state: 'active' })) {
        if (seen.size % 500 === 0) await store.subscribers.end(one.id, 'unsubscribed', oneClick);
        seen.add(one.address.key);
      }
      expect(seen.size).toBe(2500);
      expect(await all(store.subscribers.list({ limit: 1200 }))).toHaveLength(1200);
      expect(await all(store.subscribers.list({ state: 'unsubscribed', limit: 3 }))).toHaveLength(
        3,
      );
      expect(await all(store.subscribers.list({ limit: 0 }))).toEqual([]);
    });
  });

  describe(`patrons (${engine})`, () => {
    const grant = (spelling: string, tier: string) => ({ spelling, tier });

    test('the highest tier of several sources wins, and falls when its source revokes it', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const tier = async () => (await store.subscribers.findByAddress('one@example.com'))?.tier;
      await grantAll(store, 'a', [grant('One@example.com', 'gold')]);
      await grantAll(store, 'b', [grant('one@example.com', 'patron')]);
      expect(await tier()).toBe('gold');
      expect(await grantAll(store, 'a', [])).toMatchObject({ came: 0, went: 1 });
      expect(await tier()).toBe('patron');
      expect((await planFor(store, '2023-10', 1)).plan.byTier).toMatchObject({ patron: 1 });
    });

    test('a tier that the config does not have opens nothing', async () => {
      const store = await open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      await grantAll(store, 'a', [grant('one@example.com', 'platinum')]);
      expect((await store.subscribers.findByAddress('one@example.com'))?.tier).toBe('public');
    });
  });

  ledgerConformance(engine, begin);
  uncertaintyConformance(engine, begin);

  describe(`tokens (${engine})`, () => {
    test('stay valid when the store is opened again, and lead back to the subscriber', async () => {
      const place = await begin();
      const store = await place.open();
      await store.subscribers.add([reader('one@example.com')], imported, 'active');
      const one = await store.subscribers.findByAddress('one@example.com');
      const token = store.tokens.issue(one?.id ?? '');
      await store.close();
      expect((await place.open()).tokens.verify(token)).toBe(one?.id);
    });

    test('a store begun with one secret refuses another, and refuses none', async () => {
      const place = await begin();
      const secret = new Uint8Array(32).fill(1);
      const token = (await place.open({ secret })).tokens.issue(
        '018b8f4e-7c00-7000-8000-000000000001',
      );
      await expect(place.open({ secret: new Uint8Array(32).fill(2) })).rejects.toMatchObject({
        id: 'secret-changed',
      });
      await expect(place.open()).rejects.toMatchObject({ id: 'secret-missing' });
      expect((await place.open({ secret })).tokens.verify(token)).toBeDefined();
    });

    test('a store with a secret of its own refuses one from outside', async () => {
      const place = await begin();
      await place.open();
      await expect(place.open({ secret: new Uint8Array(32) })).rejects.toMatchObject({
        id: 'secret-changed',
      });
      await expect(place.open({ secret: new Uint8Array(8) })).rejects.toMatchObject({
        id: 'secret-short',
      });
    });
  });
}

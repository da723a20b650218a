/** What the store's files hold of somebody, byte for byte, after an erasure or an import given up. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { address, grantAll, idOf, imported, reader, readers } from '../store-steps.ts';
import { scratchStore, type ScratchPlace } from './scratch-store.ts';

async function bytesOf(place: ScratchPlace): Promise<string> {
  const folder = join(place.folder, '.roundup');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

test('no spelling of an erased address stays in the file', async () => {
  await using place = await scratchStore();
  const store = await place.open();
  await store.subscribers.add(readers(3000), imported, 'active');
  const erased = Array.from({ length: 40 }, (_, index) => `Reader${index * 71}@example.com`);
  const grants = [...erased, 'kept@example.com'].map((spelling) => ({
    spelling,
    name: `Name of ${spelling}`,
    tier: 'gold',
  }));
  await grantAll(store, 'patreon', grants);
  for (const spelling of erased) {
    const consent = { at: new Date(0), action: 'erased', source: 'cli' } as const;
    await store.records.erase(address(spelling), consent);
  }
  await store.close();
  const bytes = (await bytesOf(place)).toLowerCase();
  for (const spelling of erased) expect(bytes).not.toContain(spelling.toLowerCase());
  expect(bytes).toContain('reader1@example.com');
  expect(bytes).toContain('kept@example.com');
});

test('nor in what waits about somebody, in what others asked, or where they were before', async () => {
  await using place = await scratchStore();
  const store = await place.open();
  await store.subscribers.add(readers(50), imported, 'active');
  const consent = { at: new Date(), action: 'erased', source: 'page' } as const;
  const soon = new Date(Date.now() + 60_000);
  const ask = { at: consent.at, expiresAt: soon, requestId: 'x' };
  const limits = { quietSince: soon, inAll: { since: soon, count: 1 } };
  const form = { source: 'form', wording: 'w', ipHash: 'h', at: 0, kind: 'subscription' } as const;
  // A row is longer than a page, so that some of it stands on pages of its own.
  const name = 'N'.repeat(9000);
  for (let no = 0; no < 20; no += 1) {
    const first = `First.Address${no}@example.com`;
    const second = `Second.Address${no}@example.com`;
    const wish = address(`Third.Address${no}@example.com`);
    await store.inbox.append([{ ...form, address: address(first), name }]);
    const asked = { ...ask, tokenHash: `a${no}`, address: address(first), name, consent };
    await store.confirmations.askToSubscribe(asked, { ...limits, quietSinceComplaint: soon });
    for (const entry of await store.inbox.claim(1)) await store.inbox.done(entry);
    const subscriberId = await idOf(store, first.toLowerCase());
    await store.subscribers.confirm(subscriberId, { ...consent, action: 'confirmed' }, soon);
    await store.ledger.claimWelcome('2024-01', subscriberId);
    const moved = { ...consent, action: 'moved' } as const;
    await store.settings.move(subscriberId, address(second), moved, soon);
    await store.settings.rename(subscriberId, undefined);
    // Somebody else asks to move to where the person wants to go as well.
    const stranger = await idOf(store, `reader${no}@example.com`);
    for (const [who, tokenHash] of [
      [subscriberId, `b${no}`],
      [stranger, `c${no}`],
    ] as const) {
      const purpose = { kind: 'address', address: wish } as const;
      await store.confirmations.open({ ...ask, subscriberId: who, tokenHash, purpose }, limits);
      await store.inbox.append([
        { kind: 'move', subscriberId: who, address: wish, at: 0 },
        { kind: 'moved', subscriberId: who, address: address(second) },
      ]);
    }
    expect(await store.records.erase(address(second), consent)).toBe('erased');
    expect(await store.records.erase(wish, consent)).toBe('erased');
  }
  await store.inbox.append([{ ...form, address: address('kept@example.com') }]);
  expect((await store.inbox.tally()).waiting).toBe(1);
  await store.close();
  const bytes = (await bytesOf(place)).toLowerCase();
  expect(bytes).not.toMatch(/(?:first|second|third)\.address/);
  expect(bytes).not.toContain('nnnnn');
  expect(bytes).toContain('kept@example.com');
});

test('rows that were staged and not committed never reach the store’s files', async () => {
  await using place = await scratchStore();
  const store = await place.open();
  {
    await using staged = await store.records.beginImport();
    await staged.stage(readers(3000).map((one) => ({ kind: 'subscriber', ...one })));
    expect(await staged.preview()).toMatchObject({ added: 3000 });
    expect(await bytesOf(place)).not.toContain('reader5@example.com');
  }
  await store.subscribers.add([reader('ada@example.com')], imported, 'active');
  await store.close();
  const bytes = await bytesOf(place);
  expect(bytes).not.toContain('reader5@example.com');
  expect(bytes).toContain('ada@example.com');
});

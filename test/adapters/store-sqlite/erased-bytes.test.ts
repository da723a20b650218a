/** What the store's files hold of somebody, byte for byte, after an erasure or an import given up. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { address, imported, reader, readers } from '../store-steps.ts';
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
    address: address(spelling),
    name: `Name of ${spelling}`,
    tier: 'gold',
  }));
  await store.patrons.replaceGrants('patreon', grants);
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

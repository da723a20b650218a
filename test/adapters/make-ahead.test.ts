/** What is made ahead is what would have been made later. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openDrawnPictures } from '../../src/adapters/files/drawn-pictures.ts';
import { loadArchive } from '../../src/adapters/files/load-archive.ts';
import { openSearchCache } from '../../src/adapters/files/search-cache.ts';
import { makeAhead } from '../../src/adapters/make-ahead.ts';
import { searchGroups } from '../../src/core/finding/search-files.ts';
import type { SharePicture } from '../../src/core/pictures/share-picture.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const language = 'en';
const pictures = Array.from({ length: 60 }, (_, index): SharePicture => ({
  nameplate: 'The Letter',
  host: 'letter.example',
  title: `Letter ${index}`,
  counts: { writing: 1, building: 2, reading: index },
  language,
  accent: '#0b6e99',
}));

async function filesIn(dir: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = (await readdir(dir).catch((): string[] => [])).filter((name) => /^\w+$/.test(name));
  return new Map(
    await Promise.all(
      names.toSorted().map(async (name) => [name, await readFile(join(dir, name))] as const),
    ),
  );
}

test('pictures and groups of the search are in the caches, byte for byte', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { root } = newsletter;
  const loaded = await loadArchive({ root, today: () => '2026-01-01' });
  if (!loaded.ok) throw new Error('The newsletter is broken.');
  const archive = loaded.value;
  const groups = searchGroups(archive);
  expect(groups.map(({ shelf }) => shelf)).toEqual(['issues', 'links']);

  const ahead = join(root, 'ahead');
  await using made = makeAhead({ cacheDir: ahead, language }, archive, pictures);
  await vi.waitFor(
    async () => {
      expect((await filesIn(join(ahead, 'pictures'))).size).toBe(pictures.length);
    },
    { timeout: 30_000, interval: 50 },
  );
  await made.enough();

  const later = join(root, 'later');
  const drawn = openDrawnPictures(later);
  for (const picture of pictures.slice(0, 5)) await drawn.share(picture);
  const search = openSearchCache(later, language);
  for (const group of groups) search.textOf(group);
  for (const folder of ['pictures', 'search']) {
    const before = await filesIn(join(ahead, folder));
    for (const [name, bytes] of await filesIn(join(later, folder))) {
      expect(before.get(name)?.equals(bytes), `${folder}/${name}`).toBe(true);
    }
  }
  expect(drawn.missingShares(pictures)).toHaveLength(pictures.length - 5);
  expect(openDrawnPictures(ahead).missingShares(pictures)).toEqual([]);
});

test('few things are left to those who need them', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const loaded = await loadArchive({ root: newsletter.root, today: () => '2026-01-01' });
  if (!loaded.ok) throw new Error('The newsletter is broken.');
  const cacheDir = join(newsletter.root, 'ahead');
  await using made = makeAhead({ cacheDir, language }, loaded.value, pictures.slice(0, 3));
  await made.enough();
  expect((await filesIn(join(cacheDir, 'pictures'))).size).toBe(0);
});

import { expect, test } from 'vitest';
import { createContentFiles } from '../../src/adapters/files/content-files.ts';
import { createContent } from '../../src/adapters/files/content.ts';
import { newsletterPictures } from '../../src/workflows/newsletter-pictures.ts';
import { ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const ARCHIVE = 'https://news.example.com';

test('pictures are the issue’s own and those in public/, and nobody else’s', async () => {
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    [ISSUE]: `${soundNewsletter[ISSUE]}\n![A boat](2023-10/boat.png) ![A plan](2023-10/plan.svg)\n`,
    'issues/2023-10/plan.svg': 'plan',
    'issues/2023-10/boat.png': 'boat',
    'public/a b.png': 'public',
  });
  const { root } = newsletter;
  const picture = await newsletterPictures(
    {
      content: createContent({ root, today: () => '2026-01-01' }),
      files: createContentFiles(root),
      twins: { draw: async (path) => new TextEncoder().encode(`twin of ${path}`) },
    },
    { archiveUrl: ARCHIVE, issueId: '2023-10' },
  );
  const read = async (address: string) => {
    const bytes = await picture(address);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
  expect(await read(`${ARCHIVE}/issues/2023-10/boat.png`)).toBe('boat');
  expect(await read(`${ARCHIVE}/issues/2023-10/plan.svg.png`)).toBe(
    'twin of issues/2023-10/plan.svg',
  );
  expect(await read(`${ARCHIVE}/a%20b.png`)).toBe('public');
  for (const address of [
    `${ARCHIVE}/nowhere.png`,
    `${ARCHIVE}/../newsletter.config.ts`,
    `${ARCHIVE}/%2e%2e/newsletter.config.ts`,
    `${ARCHIVE}/..%2fnewsletter.config.ts`,
    'https://elsewhere.example/issues/2023-10/boat.png',
    'data:image/png;base64,AA==',
    'no address',
  ]) {
    expect(await read(address), address).toBeUndefined();
  }
});

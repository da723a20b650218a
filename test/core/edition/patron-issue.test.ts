/** Issues for patrons: what the public sees of them, and who gets them by mail. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EditionContext } from '../../../src/core/edition/edition-context.ts';
import { projectForTier, publicFormOf, readersOf } from '../../../src/core/edition/project.ts';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import { renderWebExtra } from '../../../src/core/edition/web-extra.ts';
import { renderWebEdition } from '../../../src/core/edition/web.ts';
import type { PatronIssue } from '../../../src/core/issue/issue.ts';
import { wholeIssue } from '../../../src/core/issue/whole-issue.ts';
import { compactMarkdown, context, issueOf } from './compact-issue.ts';

const tiers = ['friend', 'patron', 'gold'].map((id) => ({ id, name: `The ${id}s` }));
const opaqueSlug = () => 'k3v9x2m8q4w7t5n1';
const open = issueOf(compactMarkdown.replace(/::extra.*\n/, ''));
const bonus: PatronIssue = {
  ...open,
  id: '2023-10-bonus',
  path: 'issues/2023-10-bonus.md',
  slug: 'deepest-secret',
  title: 'The deepest secret',
  tags: ['secret'],
  audience: 'patron',
  revision: 2,
};

test('the public sees a day, a tier and a name without a meaning', async () => {
  const shown = publicFormOf(bonus, { tiers, language: 'en', opaqueSlug });
  if (shown === undefined) throw new Error('Nothing is shown.');
  const edition = await renderWebEdition(shown, { ...context.config, tiers });
  expect(edition).toMatchObject({
    id: opaqueSlug(),
    address: `/issues/${opaqueSlug()}/`,
    title: 'For The patrons',
    date: bonus.date,
    number: null,
    tags: [],
    assets: [],
    reading: [],
  });
  expect(JSON.stringify(edition)).not.toMatch(/secret|splice|bonus|Deep water/i);
});

test('without a key, or where the config hides them, nothing is shown', () => {
  expect(publicFormOf(bonus, { tiers, language: 'en', opaqueSlug: undefined })).toBeUndefined();
});

test('only the tiers that open it read it, whatever else they are', () => {
  const tier = fc.constantFrom('public', 'friend', 'patron', 'gold', 'unknown');
  fc.assert(
    fc.property(tier, fc.constantFrom('friend', 'patron', 'gold', 'gone'), (reader, audience) => {
      const order = ['friend', 'patron', 'gold'];
      const mayRead =
        order.includes(audience) &&
        order.includes(reader) &&
        order.indexOf(reader) >= order.indexOf(audience);
      const issue = { ...bonus, audience };
      expect(projectForTier(issue, [], reader, tiers) !== undefined).toBe(mayRead);
      expect(readersOf(issue, tiers).includes(reader)).toBe(mayRead);
    }),
  );
});

test('its mail looks like any other, leads to the archive, and shows none of its files', async () => {
  const link = `https://salt.example/issues/${opaqueSlug()}/#k=abc`;
  const unlocking: EditionContext = {
    ...context,
    config: { ...context.config, tiers },
    unlockLinks: new Map([['issue', link]]),
  };
  const projected = projectForTier(bonus, [], 'patron', tiers);
  if (projected === undefined) throw new Error('Patrons may not read it.');
  const { html, text, subject } = await renderEdition(projected, unlocking);
  expect(subject).toBe('The deepest secret');
  expect(html).toMatch(/Open\s+this\s+issue\s+in\s+the\s+archive/);
  expect(text).toContain(link);
  expect(html).not.toContain('map.png');
  expect(html).toMatch(/Picture\s+in\s+the\s+archive:\s+A\s+map\s+of\s+the\s+sound\./);
});

test('the archive opens it as one extra, its departments and their items included', async () => {
  const html = await renderWebExtra(
    wholeIssue(bonus, opaqueSlug()),
    { ...context.config, tiers },
    { attributesOf: () => ({ 'data-sealed': '/sealed/00.bin' }) },
  );
  expect(html).toMatch(/^<h2 id="extra\.issue">The deepest secret<\/h2>/);
  expect(html).toContain('<section aria-labelledby="extra.issue.what-i-was-writing"');
  expect(html).toContain('Splicing at sea');
  expect(html).toContain('data-sealed="/sealed/00.bin"');
  expect(html).not.toMatch(/map\.png|class="support"|<h1/);
});

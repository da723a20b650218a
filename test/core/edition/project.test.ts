import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { expect, test } from 'vitest';
import { projectForTier, projectPublic } from '../../../src/core/edition/project.ts';
import type { Extra, OpenIssue } from '../../../src/core/issue/issue.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';

const tiers = [
  { id: 'bronze', name: 'Bronze' },
  { id: 'silver', name: 'Silver' },
  { id: 'gold', name: 'Gold' },
];
const ladder = ['public', ...tiers.map((tier) => tier.id)];

const start = { file: 'issues/2023-10.md', line: 1, column: 1 };

function issueWith(places: readonly { readonly id: string; readonly tier: string }[]): OpenIssue {
  const children: RootContent[] = places.map(({ id, tier }) => ({
    type: 'extraPlace',
    extraId: id,
    teaser: `teaser of ${id}`,
    tier,
  }));
  return {
    audience: undefined,
    id: '2023-10',
    path: 'issues/2023-10.md',
    slug: '2023-10',
    title: 'T',
    date: '2023-11-02',
    description: 'D',
    number: undefined,
    draft: false,
    tags: [],
    aliases: [],
    corrections: [],
    alsoRead: [],
    alsoReadAddress: undefined,
    headPlaces: { title: start, description: start },
    sectionPlaces: { writing: [], building: [], reading: [] },
    sections: { writing: [], building: [], reading: [] },
    body: { type: 'root', children },
    assets: new Map(),
  };
}

const extraOf = ({ id, tier }: { readonly id: string; readonly tier: string }): Extra => ({
  issueId: '2023-10',
  id,
  tier,
  revision: 1,
  assets: new Map(),
  heading: `heading of ${id}`,
  place: start,
  body: parseMarkdown(`secret of ${id} for ${tier}`),
});

test('each tier reads what is its own or lower, and nothing above it', () => {
  const tier = fc.constantFrom('bronze', 'silver', 'gold');
  const placed = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{6}$/), tier }), {
    selector: (place) => place.id,
    maxLength: 6,
  });
  fc.assert(
    fc.property(placed, fc.constantFrom(...ladder, 'unknown'), (places, reader) => {
      const issue = issueWith(places);
      const projected = JSON.stringify(
        projectForTier(issue, places.map(extraOf), reader, tiers).body,
      );
      for (const place of places) {
        const mayRead = ladder.indexOf(reader) >= ladder.indexOf(place.tier);
        expect(projected.includes(`secret of ${place.id}`)).toBe(mayRead);
        expect(projected.includes(`heading of ${place.id}`)).toBe(mayRead);
        expect(projected.includes(`teaser of ${place.id}`)).toBe(!mayRead);
      }
    }),
  );
});

test('the public projection closes every extra and changes nothing of the issue', () => {
  const issue = issueWith([{ id: 'pricing', tier: 'bronze' }]);
  const before = structuredClone(issue.body);
  expect(projectPublic(issue).body).toEqual(before);
  projectForTier(issue, [extraOf({ id: 'pricing', tier: 'bronze' })], 'gold', tiers);
  expect(issue.body).toEqual(before);
});

test('an extra that nobody placed is in no edition', () => {
  const issue = issueWith([]);
  const projected = projectForTier(issue, [extraOf({ id: 'lost', tier: 'bronze' })], 'gold', tiers);
  expect(JSON.stringify(projected.body)).not.toContain('secret');
});

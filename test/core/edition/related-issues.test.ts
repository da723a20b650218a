import fc from 'fast-check';
import { expect, test } from 'vitest';
import { relatedIssues } from '../../../src/core/edition/related-issues.ts';
import type { WebEdition } from '../../../src/core/edition/web-edition.ts';
import { archivedLink } from '../../fakes/archived-link.ts';

interface Shape {
  readonly tags?: readonly string[];
  readonly urls?: readonly string[];
}

function edition(id: string, { tags = [], urls = [] }: Shape): WebEdition {
  return {
    id,
    slug: id,
    address: `/issues/${id}/`,
    title: id,
    date: '2024-01-01',
    number: null,
    description: '',
    draft: false,
    tags,
    html: '',
    feedHtml: '',
    markdown: '',
    contents: [],
    words: 0,
    excerpt: '',
    counts: { writing: 0, building: 0, reading: urls.length },
    writing: [],
    building: [],
    reading: urls.map((url) => archivedLink('', '', { sources: [{ title: url, url }] }).link),
    assets: [],
  };
}

/** The names of those related to the first. */
function toFirst(shapes: readonly Shape[], most = 3): readonly string[] {
  const editions = shapes.map((shape, index) => edition(String(index), shape));
  return relatedIssues(editions)(0, most).map((each) => each.edition.id);
}

test('a shared page says more than shared tags, however its address is spelled', () => {
  const shapes = [
    { tags: ['rope', 'sea'], urls: ['https://www.rope.example/knots/?utm_source=x'] },
    { tags: ['rope', 'sea'] },
    { urls: ['https://rope.example/knots'] },
  ];
  expect(toFirst(shapes)).toEqual(['2', '1']);
});

test('a rare tag says more than one that many carry', () => {
  const many = Array.from({ length: 6 }, () => ({ tags: ['sea'] }));
  expect(toFirst([{ tags: ['sea', 'splices'] }, ...many, { tags: ['splices'] }], 2)).toEqual([
    '7',
    '1',
  ]);
});

test('of two that are equally near it is the one nearer in time', () => {
  const far = { tags: ['sea'] };
  expect(toFirst([{ tags: ['sea'] }, {}, far, far, far], 2)).toEqual(['2', '3']);
});

test('what is shared is said: pages by their number, tags with the rarest first', () => {
  const both = { tags: ['sea', 'splices'], urls: ['https://a.example/', 'https://b.example/'] };
  const editions = [both, both, { tags: ['sea'] }].map((shape, index) =>
    edition(String(index), shape),
  );
  expect(relatedIssues(editions)(0, 1)).toEqual([
    { edition: editions[1], sharedLinks: 2, sharedTags: ['splices', 'sea'] },
  ]);
});

test('an issue is not related to itself, nor to one that shares nothing', () => {
  expect(toFirst([{ tags: ['sea'] }, { tags: ['rope'] }, {}])).toEqual([]);
  expect(relatedIssues([])(0, 3)).toEqual([]);
});

test('a tag that too many issues carry relates none of them', () => {
  expect(toFirst(Array.from({ length: 401 }, () => ({ tags: ['news'] })))).toEqual([]);
  expect(toFirst(Array.from({ length: 400 }, () => ({ tags: ['news'] })))).toHaveLength(3);
});

test('the relation goes both ways, and gives the same again', () => {
  const shape = fc.record({
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }),
    urls: fc.uniqueArray(fc.constantFrom('https://x.example/', 'https://y.example/'), {
      maxLength: 2,
    }),
  });
  fc.assert(
    fc.property(fc.array(shape, { maxLength: 8 }), (shapes) => {
      const editions = shapes.map((each, index) => edition(String(index), each));
      const related = relatedIssues(editions);
      const again = relatedIssues(editions);
      for (const [index, each] of editions.entries()) {
        const found = related(index, editions.length);
        expect(again(index, editions.length)).toEqual(found);
        for (const { edition: other } of found) {
          const back = related(editions.indexOf(other), editions.length);
          expect(back.map((found) => found.edition)).toContain(each);
        }
      }
    }),
  );
});

/** Tags that are suggested: measured on the sample's own links, each in turn as if it were new. */
import { expect, test } from 'vitest';
import { createLinkFiles } from '../../../src/adapters/files/link-files.ts';
import { type TaggedText, tagSuggester } from '../../../src/core/capture/tag-suggester.ts';
import { ROOT } from '../../source-tree.ts';

const { records } = await createLinkFiles(ROOT).all();
const links: TaggedText[] = records.map(({ fields, comment }) => ({
  title: fields.title,
  text: comment,
  site: new URL(fields.url).hostname,
  tags: fields.tags,
}));

function mostUsed(history: readonly TaggedText[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of history.flatMap(({ tags }) => tags))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([tag]) => tag)
    .slice(0, 3);
}

test('the first three are right more often than the three that are used most', () => {
  let suggested = 0;
  let usual = 0;
  for (const link of links) {
    const history = links.filter((other) => other !== link);
    const right = (tags: readonly string[]): number =>
      tags.filter((tag) => link.tags.includes(tag)).length;
    // A page that is filed has no comment yet.
    suggested += right(tagSuggester(history)({ ...link, text: '' }, 3));
    usual += right(mostUsed(history));
  }
  expect(suggested).toBeGreaterThan(usual * 1.15);
});

test('a tag comes from neighbours, from the site, or from the page’s own words', () => {
  const history: TaggedText[] = [
    { title: 'Linux load averages', text: '', site: 'a.example', tags: ['linux'] },
    { title: '容器的历史', text: '', site: 'b.example', tags: ['containers'] },
    { title: 'Anything', text: '', site: 'c.example', tags: ['service-mesh'] },
  ];
  const page = (title: string, site = 'z.example') =>
    tagSuggester(history)({ title, text: '', site });
  expect(page('What load averages say')).toEqual(['linux']);
  expect(page('容器入门')).toEqual(['containers']);
  expect(page('Quite different', 'c.example')).toEqual(['service-mesh']);
  expect(page('A service mesh, explained')[0]).toBe('service-mesh');
  expect(page('Quite different')).toEqual([]);
  expect(tagSuggester([])({ title: 'Linux', text: '', site: '' })).toEqual([]);
});

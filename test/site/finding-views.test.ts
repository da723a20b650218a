/** What the lists of everything, the heat line and the statistics are made of. */
import { expect, test } from 'vitest';
import type { WebEdition } from '../../src/core/edition/web-edition.ts';
import { archiveView } from '../../src/site/views/archive-view.ts';
import { barsOf } from '../../src/site/views/bars.ts';
import { projectsOf } from '../../src/site/views/building.ts';
import { heatLine } from '../../src/site/views/issue-months.ts';
import { sitemapEntries } from '../../src/site/views/sitemap.ts';
import { statisticsOf } from '../../src/site/views/statistics.ts';
import { groupByTag } from '../../src/site/views/tags.ts';
import { timeName, timesBetween } from '../../src/site/views/times.ts';
import { writingOf } from '../../src/site/views/writing.ts';
import { archivedLink } from '../fakes/archived-link.ts';

const edition = (id: string, facts: Partial<WebEdition> = {}): WebEdition => ({
  id,
  slug: id,
  address: `/issues/${id}/`,
  title: `Letter of ${id}`,
  date: '2099-01-01',
  number: null,
  description: '',
  draft: false,
  tags: [],
  html: '',
  feedHtml: '',
  markdown: '',
  contents: [],
  words: 0,
  excerpt: '',
  counts: { writing: 0, building: 0, reading: 0 },
  writing: [],
  building: [],
  reading: [],
  assets: [],
  ...facts,
});
const wrote = (url: string, kind: 'article' | 'talk' = 'article') => ({ title: url, url, kind });
const { link } = archivedLink('a', '2023-01-01');

test('what was written stands once, at the issue that told of it first, the newest on top', () => {
  const { items, kinds, years, pages } = writingOf([
    edition('2024-01', {
      writing: [wrote('https://a.example/1/?utm_source=x'), wrote('https://a.example/3')],
    }),
    edition('2023-12', {
      writing: [wrote('https://a.example/1'), wrote('https://a.example/2', 'talk')],
    }),
  ]);
  expect(items.map(({ item, day }) => [item.url, day])).toEqual([
    ['https://a.example/3', '2024-01-01'],
    ['https://a.example/1', '2023-12-01'],
    ['https://a.example/2', '2023-12-01'],
  ]);
  expect(kinds).toEqual(['article', 'talk']);
  expect(years).toEqual([]);
  expect(pages.map(({ address, items: of }) => [address, of.length])).toEqual([
    ['/writing/', 3],
    ['/writing/article/', 2],
    ['/writing/talk/', 1],
  ]);
});

test('one kind needs no pages of kinds, nothing written no page at all, and much a page a year', () => {
  const one = (count: number, id = '2023-01') =>
    edition(id, {
      writing: Array.from({ length: count }, (_, n) => wrote(`https://a.example/${id}/${n}`)),
    });
  const addresses = (editions: readonly WebEdition[]) =>
    writingOf(editions).pages.map(({ address, items }) => [address, items.length]);
  expect(addresses([one(2)])).toEqual([['/writing/', 2]]);
  expect(addresses([one(0)])).toEqual([]);
  expect(addresses([one(299, '2024-01'), one(2)])).toEqual([
    ['/writing/', 300],
    ['/writing/2024/', 299],
    ['/writing/2023/', 2],
  ]);
});

test('a project is known by its name, however it is written, and its newest state comes first', () => {
  const built = (title: string, version: string, url?: string) => ({
    building: [{ title, version, ...(url === undefined ? {} : { url }) }],
  });
  const projects = projectsOf([
    edition('2024-02', built('Winch', '0.3')),
    edition('2024-01', built('rope', '1.0')),
    edition('2023-12', built('winch', '0.2', 'https://winch.example/')),
  ]);
  expect(
    projects.map(({ name, url, states }) => [name, url, states.map(({ item }) => item.version)]),
  ).toEqual([
    ['Winch', 'https://winch.example/', ['0.3', '0.2']],
    ['rope', undefined, ['1.0']],
  ]);
  const many = Array.from({ length: 5 }, (_, n) =>
    edition(`2023-0${5 - n}`, built('winch', `${n}`)),
  );
  expect(projectsOf(many).map(({ address }) => address)).toEqual(['/building/winch/']);
  expect(projectsOf(many.slice(1)).map(({ address }) => address)).toEqual([undefined]);
});

test('a month’s strength is its share of the month with the most links', () => {
  const links = (count: number) => ({
    reading: Array.from({ length: count }, () => link),
    words: 10,
  });
  const { unit, years } = heatLine([
    edition('2024-02', links(8)),
    edition('2023-12', links(0)),
    edition('2023-11-24', { ...links(1), date: '2023-11-24' }),
    edition('2023-11-10', { ...links(2), date: '2023-11-10' }),
  ]);
  expect(unit).toBe('links');
  expect(years.map(({ year, issues, links: of, words }) => [year, issues, of, words])).toEqual([
    ['2024', 1, 8, 10],
    ['2023', 3, 3, 30],
  ]);
  expect(years[0]?.months.map((month) => month?.level)).toEqual([
    undefined,
    4,
    ...Array.from({ length: 10 }, () => undefined),
  ]);
  expect(years[1]?.months.slice(10)).toEqual([
    { month: '2023-11', address: '/issues/2023-11-10/', count: 3, level: 2 },
    { month: '2023-12', address: '/issues/2023-12/', count: 0, level: 1 },
  ]);
  expect(heatLine([edition('2024-01', { words: 4 })]).unit).toBe('words');
});

test('statistics count by months, and by years once there are too many', () => {
  const of = (...ids: readonly string[]) => {
    const editions = ids.map((id) => edition(id, { words: 5, tags: ['sea'] }));
    const links = [archivedLink('a', `${ids.at(-1)}-03`, { tags: ['sea', 'rope'] })];
    return statisticsOf(editions, links, groupByTag(editions, links));
  };
  expect(of('2023-03', '2023-01')).toMatchObject({
    unit: 'month',
    times: ['2023-01', '2023-02', '2023-03'],
    issues: { counts: [1, 0, 1] },
    links: { counts: [1, 0, 0] },
    words: { counts: [5, 0, 5] },
    tags: [{ tag: 'sea', counts: [2, 0, 1] }],
  });
  expect(of('2023-03', '2019-01')).toMatchObject({
    unit: 'year',
    times: ['2019', '2020', '2021', '2022', '2023'],
    issues: { counts: [1, 0, 0, 0, 1] },
  });
  expect(statisticsOf([], [], [])).toBeUndefined();
});

test('months and years come without gaps', () => {
  expect(timesBetween('2022-11-30', '2023-02-01', 'month')).toEqual([
    '2022-11',
    '2022-12',
    '2023-01',
    '2023-02',
  ]);
  expect(timesBetween('0999-01-01', '1000-01-01', 'year')).toEqual(['0999', '1000']);
  expect(['2023-01', '2023'].map((time) => timeName(time, 'en'))).toEqual(['January 2023', '2023']);
  expect(['2023-01', '2023'].map((time) => timeName(time, 'ja'))).toEqual(['2023年1月', '2023年']);
});

test('the highest bar reaches the top, and the smallest can be seen', () => {
  expect(barsOf([0, 4000, 1, 2000])).toEqual({
    width: 18,
    path: 'M1 40v-40h.8v40zM2 40v-1h.8v1zM3 40v-20h.8v20z',
  });
  expect(barsOf([0, 0]).path).toBe('');
  expect(barsOf([2], 4).path).toBe('M0 40v-20h.8v20z');
});

test('the sitemap has the lists that there are', () => {
  const addresses = (facts: Partial<WebEdition>): string[] =>
    sitemapEntries(
      archiveView({ editions: [{ ...edition('2023-01', facts), digest: '' }], links: [] }),
    )
      .map(({ address }) => address)
      .filter((address) => /^\/(?:search|writing|building|statistics)/.test(address));
  expect(addresses({})).toEqual(['/search/', '/statistics/']);
  expect(addresses({ writing: [wrote('https://a.example/')], building: [{ title: 'x' }] })).toEqual(
    ['/search/', '/statistics/', '/writing/', '/building/'],
  );
});

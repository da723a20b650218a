import { beforeAll, describe, expect, test } from 'vitest';
import { linksFiles } from '../../../../src/core/edition/links-json/links-files.ts';
import { countFacet } from '../../../../src/site/scripts/link-search/link-facets.ts';
import { createLinkIndex } from '../../../../src/site/scripts/link-search/link-index.ts';
import type { SearchQuery } from '../../../../src/site/scripts/link-search/search-query.ts';
import { archivedLink } from '../../../fakes/archived-link.ts';

const source = (title: string, url: string) => ({ sources: [{ title, url }] });
const issue = (id: string) => ({ id, title: `Letter of ${id}`, address: `/issues/${id}/` });
const links = [
  archivedLink(
    'swap',
    '2023-11-07',
    {
      ...source('In defence of swap', 'https://down.example/swap'),
      authors: [{ name: 'Chris Down' }],
      tags: ['linux', 'memory'],
      commentHtml:
        '<p>Common misconceptions about <code>vm.swappiness</code>, and O’Reilly’s book.</p>',
    },
    [issue('2023-10'), issue('2023-11')],
  ),
  archivedLink('cafe', '2023-10-02', {
    ...source('Café society', 'https://www.cafe.example/'),
    authors: [{ name: 'João Silva', url: 'https://joao.example/' }],
    tags: ['linux'],
    commentHtml: '<p>Nothing about swap in the title.</p>',
  }),
  archivedLink('jp', '2022-05-01', {
    ...source('分散システム入門', 'https://例え.example/x'),
    authors: [{ name: 'joao silva' }],
    site: 'Café',
    commentHtml: '<p>東京で書かれたコンテナの本。C++ too, from Łódź.</p>',
  }),
];

const idOf = new Map(links.map(({ link }) => [link.sources[0]?.url, link.id]));
const index = createLinkIndex();
beforeAll(() => index.add(linksFiles(links, 'en').newest));

const ids = (text: string, filters: SearchQuery['filters'] = {}) =>
  index.find({ text, filters }).links.map(({ link }) => idOf.get(link.url));

describe('words find links', () => {
  test.each([
    ['swap', ['swap', 'cafe']],
    ['SWA', ['swap', 'cafe']],
    ['defence swap', ['swap']],
    ['defense', ['swap']],
    ['swappiness', ['swap']],
    ['oreilly', ['swap']],
    ['O’Reilly', ['swap']],
    ['cafe', ['cafe', 'jp']],
    ['joão', ['cafe', 'jp']],
    ['システム', ['jp']],
    ['コンテナ', ['jp']],
    ['東京', ['jp']],
    ['京', ['jp']],
    ['門', ['jp']],
    ['京都', []],
    ['c++', ['jp']],
    ['lodz', ['jp']],
    ['memory', ['swap']],
    ['nowhere', []],
    ['swap nowhere', []],
    ['…', []],
  ])('%s', (text, expected) => {
    expect(ids(text).toSorted()).toEqual(expected.toSorted());
  });

  test('a word in the title counts for more than one in the comment', () => {
    expect(ids('swap')).toEqual(['swap', 'cafe']);
  });

  test('without words everything is there, the newest first', () => {
    expect(ids('')).toEqual(['swap', 'cafe', 'jp']);
  });

  test('the words that fit are told, so that they are marked', () => {
    const found = index.find({ text: 'swa', filters: {} });
    const [first] = found.links;
    expect(first && [...found.wordsIn(first)].toSorted()).toEqual(['swap', 'swappiness']);
  });
});

describe('filters', () => {
  test.each([
    [{ tag: 'linux' }, ['swap', 'cafe']],
    [{ author: 'joao-silva' }, ['cafe', 'jp']],
    [{ site: 'cafe-example' }, ['cafe']],
    [{ site: 'cafe' }, ['jp']],
    [{ year: '2022' }, ['jp']],
    [{ issue: '2023-11' }, ['swap']],
    [{ tag: 'linux', year: '2022' }, []],
    [{ tag: 'nothing' }, []],
  ])('%j', (filters, expected) => {
    expect(ids('', filters)).toEqual(expected);
  });

  test('go together with words', () => {
    expect(ids('swap', { author: 'joao-silva' })).toEqual(['cafe']);
  });

  test('a count says what there would be if that value were chosen instead', () => {
    const { unfiltered } = index.find({ text: '', filters: {} });
    expect(countFacet('year', unfiltered, { tag: 'linux', year: '2022' })).toEqual([
      { value: '2023', label: '2023', count: 2 },
    ]);
    expect(countFacet('tag', unfiltered, { tag: 'memory' }).map(({ count }) => count)).toEqual([
      2, 1,
    ]);
    expect(countFacet('author', unfiltered, {})[0]).toEqual({
      value: 'joao-silva',
      label: 'João Silva',
      count: 2,
    });
    expect(countFacet('issue', unfiltered, {}).map(({ value }) => value)).toEqual([
      '2023-11',
      '2023-10',
    ]);
  });
});

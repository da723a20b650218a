import { expect, test } from 'vitest';
import type { ArchivedLink } from '../../src/core/edition/archive.ts';
import type { WebEdition } from '../../src/core/edition/web-edition.ts';
import { themeCss } from '../../src/site/theme-css.ts';
import { issueMonth, issueNumber } from '../../src/site/views/issue-label.ts';
import { MOST_LINKS_ON_A_PAGE, spreadLinks } from '../../src/site/views/link-pages.ts';
import { neighboursOf } from '../../src/site/views/neighbours.ts';
import { pageKey } from '../../src/site/views/page-key.ts';
import { sitemapEntries, writeSitemap } from '../../src/site/views/sitemap.ts';
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
  contents: [],
  words: 0,
  excerpt: '',
  counts: { writing: 0, building: 0, reading: 0 },
  writing: [],
  building: [],
  reading: [],
  assets: [],
};

const link = (id: string, added: string, tags: string[] = []): ArchivedLink => ({
  added,
  usedIn: { id: edition.id, title: edition.title, address: edition.address },
  link: {
    id,
    sources: [{ title: id, url: `https://example.com/${id}` }],
    authors: [],
    site: null,
    published: null,
    kind: 'article',
    minutes: null,
    tags,
    via: null,
    archived: null,
    sponsor: false,
    commentHtml: '',
    commentFeedHtml: '',
  },
});

const issues = ['2024-02', '2024-01', '2023-12', '2023-11', '2023-10'].map((id) => ({
  ...edition,
  id,
}));
const ids = (editions: readonly WebEdition[]) => editions.map(({ id }) => id);

test('an issue is called by the month in its name, not by the day it goes out', () => {
  expect(issueMonth(edition, 'en')).toBe('October 2023');
  expect(issueMonth(edition, 'de')).toBe('Oktober 2023');
  expect(issueNumber(edition)).toBe('No. 37');
  expect(issueNumber({ ...edition, number: null })).toBeUndefined();
});

test('to read next come three older issues, and newer ones where there are no more', () => {
  const inTheMiddle = neighboursOf(issues, 1);
  expect(inTheMiddle.newer?.id).toBe('2024-02');
  expect(inTheMiddle.older?.id).toBe('2023-12');
  expect(ids(inTheMiddle.readMore)).toEqual(['2023-12', '2023-11', '2023-10']);
  const last = neighboursOf(issues, 4);
  expect(last.older).toBeUndefined();
  expect(ids(last.readMore)).toEqual(['2023-11', '2023-12', '2024-01']);
});

test('a new issue changes what few others show', () => {
  const shown = issues.map((_, index) => ids(neighboursOf(issues, index).readMore));
  const without = issues
    .slice(1)
    .map((_, index) => ids(neighboursOf(issues.slice(1), index).readMore));
  expect(shown.slice(1, 2)).toEqual(without.slice(0, 1));
});

test('links stand on one page until they are too many, then by year', () => {
  const year = (name: string, count: number) => ({
    year: name,
    items: Array.from({ length: count }, (_, index) => link(`${name}-${index}`, `${name}-01-01`)),
  });
  const few = [year('2024', 10), year('2023', MOST_LINKS_ON_A_PAGE - 10)];
  expect(spreadLinks(few).older).toEqual([]);
  const many = [year('2024', 10), year('2023', MOST_LINKS_ON_A_PAGE), year('2022', 1)];
  expect(spreadLinks(many).first.map((group) => group.year)).toEqual(['2024']);
  expect(spreadLinks(many).older.map((group) => group.year)).toEqual(['2023', '2022']);
  const huge = [year('2024', MOST_LINKS_ON_A_PAGE + 1)];
  expect(spreadLinks(huge).first).toHaveLength(1);
  expect(spreadLinks([])).toEqual({ first: [], older: [] });
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
  const archive = {
    editions,
    links,
    newest: edition,
    issueYears: [],
    linkYears: groupByYear(links, (entry) => entry.added),
    tags: groupByTag([edition], links),
  };
  const entries = sitemapEntries(archive);
  expect(writeSitemap('https://salt.example', entries)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://salt.example/</loc><lastmod>2023-11-02</lastmod></url>
    <url><loc>https://salt.example/issues/</loc><lastmod>2023-11-02</lastmod></url>
    <url><loc>https://salt.example/links/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/tags/</loc><lastmod>2023-11-20</lastmod></url>
    <url><loc>https://salt.example/issues/2023-10/</loc><lastmod>2023-11-02</lastmod></url>
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
    const none = { links: [], issueYears: [], linkYears: [], tags: [] };
    return sitemapEntries({ editions, newest: edition, ...none }).at(-1)?.changed;
  };
  expect(changed('2023-11-05', '2023-11-09')).toBe('2023-11-09');
  expect(changed('2023-10-05')).toBe('2023-11-02');
});

test('a page’s key changes with anything that it shows', () => {
  expect(pageKey({ a: 1 }, 'b')).toBe(pageKey({ a: 1 }, 'b'));
  expect(pageKey({ a: 1 }, 'b')).not.toBe(pageKey({ a: 2 }, 'b'));
  expect(pageKey(['a'], 'b')).not.toBe(pageKey(['a', 'b']));
});

test('the theme has both palettes, and quotes fonts of several words', () => {
  const css = themeCss('#9a3412');
  expect(css).toContain('prefers-color-scheme:dark');
  expect(css.match(/--accent:#[0-9a-f]{6}/g)).toHaveLength(2);
  expect(css).toContain('"Bitstream Charter"');
});

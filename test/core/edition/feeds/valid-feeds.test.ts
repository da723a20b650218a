/** Every feed of every newsletter is valid, whatever its author writes. */
import fc from 'fast-check';
import { toString } from 'hast-util-to-string';
import { rehype } from 'rehype';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { archivedLinks } from '../../../../src/core/edition/archive.ts';
import { renderFeed } from '../../../../src/core/edition/feeds.ts';
import type { FeedSettings } from '../../../../src/core/edition/feeds/feed-settings.ts';
import { plainText } from '../../../../src/core/edition/feeds/feed-text.ts';
import { renderLinksFeed } from '../../../../src/core/edition/feeds/links-feed.ts';
import { renderSectionFeed } from '../../../../src/core/edition/feeds/section-feed.ts';
import { projectPublic } from '../../../../src/core/edition/project.ts';
import { renderWebEdition } from '../../../../src/core/edition/web.ts';
import type { WebEdition } from '../../../../src/core/edition/web-edition.ts';
import type { OpenIssue } from '../../../../src/core/issue/issue.ts';
import { parseMarkdown } from '../../../../src/core/markdown/parse-markdown.ts';
import { sectionNames } from '../../../../src/core/issue/schema.ts';
import { compactMarkdown, context, issueOf } from '../compact-issue.ts';
import { parseXml, type XmlNode } from '../../../fakes/strict-xml.ts';
import { hostileMarkdown } from '../hostile-markdown.ts';
import { atomProblems, jsonFeedProblems, rssProblems } from './strict-feeds.ts';

const ATOM = '{http://www.w3.org/2005/Atom}';
const fragments = rehype().data('settings', { fragment: true }).freeze();
const hub = 'https://hub.example/?a=1&b=2';
const settings = { ...context.config, description: 'Of ropes & what they hold.', feeds: { hub } };

const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ']]>',
        '<b>',
        '</b>',
        '&amp;',
        '&#x3C;',
        '<script>',
        '\n<entry>',
        '<title>',
        'rel="self"',
        '\u0007',
        '\ud800',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => `x${parts.join(' ')}`);

async function edition(markdown: string, parts: Partial<OpenIssue> = {}): Promise<WebEdition> {
  return renderWebEdition(projectPublic(issueOf(markdown, parts)), context.config);
}

function problemsOf(of: FeedSettings, editions: readonly WebEdition[]): string[] {
  const links = archivedLinks(editions);
  return [
    ...rssProblems(renderFeed('rss', of, editions)),
    ...atomProblems(renderFeed('atom', of, editions)),
    ...jsonFeedProblems(renderFeed('json', of, editions)),
    ...rssProblems(renderLinksFeed(of, links)),
    ...rssProblems(renderLinksFeed(of, links, 'rope')),
    ...sectionNames.flatMap((name) => rssProblems(renderSectionFeed(name, of, editions))),
  ];
}

describe('valid feeds', () => {
  test('of an issue in which everything occurs', async () => {
    const one = await edition(compactMarkdown);
    const sameDay = { ...one, id: '2023-09', slug: '2023-09' };
    expect(problemsOf(settings, [one, sameDay])).toEqual([]);
  });

  test('of nothing', () => {
    expect(problemsOf({ ...settings, feeds: { hub } }, [])).toEqual(['items']);
  });

  test('of hostile Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(hostileMarkdown, async (markdown) => {
        expect(
          problemsOf(settings, [await edition('', { body: parseMarkdown(markdown) })]),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('whatever stands in titles, descriptions and addresses', async () => {
    const base = await edition('Text.');
    const url = fc.webUrl({ withFragments: true, withQueryParameters: true });
    const addresses = fc.oneof(
      url,
      fc.constantFrom('https://bücher.example/ü ü', 'https://例え.jp/記事'),
    );
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, addresses, async (title, description, address) => {
        const one: WebEdition = {
          ...base,
          title,
          description,
          counts: { writing: 2, building: 2, reading: 1 },
          writing: [
            { title, url: address, kind: 'article', summary: description },
            { title, url: address, kind: 'talk' },
          ],
          building: [
            { title, version: description },
            { title, url: address },
          ],
          reading: base.reading.map((link) => ({ ...link, sources: [{ title, url: address }] })),
        };
        const author = { name: title, url: address };
        const of = { ...settings, title, description, author };
        expect(problemsOf(of, [one])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

test('texts are read as their author wrote them, in every format', async () => {
  const base = await edition('Text.');
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, (title, description, name) => {
      const one = { ...base, title, description, tags: ['rope', 'knots'] };
      const of = { ...settings, title, description, author: { name } };
      const [whole, about, whose] = [title, description, name].map(plainText);
      const channel = childOf(parseXml(renderFeed('rss', of, [one])), 'channel');
      const item = childOf(channel, 'item');
      expect(['title', 'description'].map((part) => childOf(channel, part).text)).toEqual([
        whole,
        about,
      ]);
      expect(childOf(item, 'title').text).toBe(whole);
      expect(htmlText(childOf(item, 'description').text)).toBe(lines(about));
      expect(childOf(item, '{http://purl.org/dc/elements/1.1/}creator').text).toBe(whose);
      const feed = parseXml(renderFeed('atom', of, [one]));
      const entry = childOf(feed, `${ATOM}entry`);
      expect(atomText(childOf(feed, `${ATOM}title`))).toBe(lines(whole));
      expect(atomText(childOf(feed, `${ATOM}subtitle`))).toBe(lines(about));
      expect(childOf(childOf(feed, `${ATOM}author`), `${ATOM}name`).text).toBe(whose);
      expect(atomText(childOf(entry, `${ATOM}title`))).toBe(lines(whole));
      expect(atomText(childOf(entry, `${ATOM}summary`))).toBe(lines(about));
      expect(JSON.parse(renderFeed('json', of, [one]))).toMatchObject({
        title: whole,
        description: about,
        authors: [{ name: whose }],
        items: [{ title: whole, summary: about, tags: ['rope', 'knots'] }],
      });
      const [bare] = itemsOf(renderFeed('json', of, [{ ...one, feedHtml: '' }]));
      expect(htmlText(bare?.content_html ?? '')).toBe(lines(about));
    }),
    { numRuns: 300 },
  );
});

test('each author of a link is named by an element of their own', async () => {
  const [link] = archivedLinks([await edition(compactMarkdown)]);
  if (link === undefined) throw new Error('The issue has links.');
  const authors = [{ name: 'Ada & Vik' }, { name: 'Bo <Lund>' }];
  const feed = parseXml(renderLinksFeed(settings, [{ ...link, link: { ...link.link, authors } }]));
  const { children } = childOf(childOf(feed, 'channel'), 'item');
  expect(children.filter(({ name }) => name.endsWith('}creator')).map(({ text }) => text)).toEqual(
    authors.map(({ name }) => name),
  );
});

function itemsOf(json: string) {
  const items = z.array(z.object({ content_html: z.string() }));
  return z.object({ items }).parse(JSON.parse(json)).items;
}

function childOf(parent: XmlNode, name: string): XmlNode {
  const found = parent.children.find((child) => child.name === name);
  if (found === undefined) throw new Error(`${parent.name} has no ${name}.`);
  return found;
}

function atomText({ attributes, text }: XmlNode): string {
  return attributes['type'] === 'html' ? htmlText(text) : lines(text);
}

function htmlText(html: string): string {
  return toString(fragments.parse(html));
}

/** As whoever reads HTML ends lines. */
function lines(text = ''): string {
  return text.replace(/\r\n?/g, '\n');
}

test('what is wrong is found', async () => {
  const [one] = [await edition(compactMarkdown)];
  const rss = renderFeed('rss', settings, [one]);
  const atom = renderFeed('atom', settings, [one]);
  const json = renderFeed('json', settings, [one]);
  const spoilt = [
    () => rssProblems(rss.replace('</pubDate>', ' +0100</pubDate>')),
    () => rssProblems(rss.replace(/<guid.*\n/, '')),
    () => rssProblems(rss.replace('rel="self"', 'rel="via"')),
    () => rssProblems(rss.replaceAll('https://salt.example/issues/2023-10/', '/issues/2023-10/')),
    () => rssProblems(renderFeed('rss', settings, [one, one])),
    () => atomProblems(atom.replace(/ *<summary.*\n/, '$&$&')),
    () => atomProblems(atom.replace(/ *<id>.*\n/, '')),
    () => atomProblems(atom.replace('type="html"', 'type="xhtml"')),
    () => atomProblems(atom.replace(/<published>2023/, '<published>2024')),
    () => jsonFeedProblems(json.replace('version/1.1', 'version/1')),
    () => jsonFeedProblems(json.replace('"content_html"', '"content"')),
    () => jsonFeedProblems(json.replace(/"date_published": ".{10}/, '$&x')),
  ];
  for (const [index, problems] of spoilt.entries()) {
    expect(problems(), `trial ${index}`).not.toEqual([]);
  }
  expect(() => rssProblems(rss.replace('</item>', ''))).toThrow(/ends/);
  expect(() => rssProblems(rss.replace('&#x26;', '&'))).toThrow(/reference/);
});

import { expect, test } from 'vitest';
import { type ArchivedLink, archivedLinks } from '../../../src/core/edition/archive.ts';
import { MOST_FEED_ISSUES, renderFeed } from '../../../src/core/edition/feeds.ts';
import { MOST_FEED_LINKS, renderLinksFeed } from '../../../src/core/edition/feeds/links-feed.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { renderWebEdition } from '../../../src/core/edition/web.ts';
import type { OpenIssue } from '../../../src/core/issue/issue.ts';
import { compactMarkdown, context, issueOf } from './compact-issue.ts';

const settings = { ...context.config, description: 'Of ropes & what they hold.' };
const edition = (parts: Partial<OpenIssue> = {}, markdown = compactMarkdown) =>
  renderWebEdition(projectPublic(issueOf(markdown, parts)), context.config);

const formats = ['rss', 'atom', 'json'] as const;

test.each(formats)('the %s feed is what the golden file shows', async (format) => {
  const older = { id: '2023-09', slug: '2023-09', date: '2023-10-03', tags: ['rope'] };
  const feed = renderFeed(format, settings, [await edition(), await edition(older, 'Short.')]);
  const ending = format === 'json' ? 'json' : 'xml';
  await expect(feed).toMatchFileSnapshot(`../../golden/feeds/${format}.${ending}`);
});

test('a corrected issue is new to feed readers, and keeps the day it came out', async () => {
  const corrections = [{ date: '2023-11-05', note: 'Two days.' }];
  const [newer, corrected] = [
    await edition({ date: '2023-11-03' }),
    await edition({ corrections }),
  ];
  const atom = renderFeed('atom', settings, [newer, corrected]);
  expect(atom.match(/<updated>[^<]*|<published>[^<]*/g)).toEqual([
    '<updated>2023-11-05T00:00:00.000Z',
    '<updated>2023-11-03T00:00:00.000Z',
    '<published>2023-11-03T00:00:00.000Z',
    '<updated>2023-11-05T00:00:00.000Z',
    '<published>2023-11-02T00:00:00.000Z',
  ]);
  expect(JSON.parse(renderFeed('json', settings, [corrected]))).toMatchObject({
    items: [
      { date_published: '2023-11-02T00:00:00.000Z', date_modified: '2023-11-05T00:00:00.000Z' },
    ],
  });
  expect(renderFeed('rss', settings, [corrected])).toContain('<pubDate>Thu, 02 Nov 2023');
});

test('the feed of links is what the golden file shows', async () => {
  const links = archivedLinks([await edition()]);
  await expect(renderLinksFeed(settings, links)).toMatchFileSnapshot(
    '../../golden/feeds/links.xml',
  );
});

test.each(formats)('no address in the %s feed is relative', async (format) => {
  // Style sheets are those of the host that shows the feed.
  const feed = renderFeed(format, settings, [await edition()]).replace(/<\?.*\?>/g, '');
  const addresses = [...feed.matchAll(/(?:href|src|cite)=\\?"([^"\\]*)/g)].map(
    ([, found]) => found,
  );
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) expect(address).toMatch(/^(?:https?:\/\/|mailto:)/);
});

test.each(formats)('ids in the %s feed outlive a new title and slug', async (format) => {
  const before = renderFeed(format, settings, [await edition()]);
  const after = renderFeed(format, settings, [await edition({ title: 'Other', slug: 'other' })]);
  const id = 'https://salt.example/issues/2023-10/';
  expect(idsOf(before)).toContain(id);
  expect(idsOf(after)).toEqual(idsOf(before));
});

test.each(formats)('the %s feed of no issue does not take the hour of the build', (format) => {
  const feed = renderFeed(format, settings, []);
  expect(feed).not.toContain(String(new Date().getFullYear()));
});

test('text that looks like markup stays text, in each way of writing it', async () => {
  const issue = await edition({ title: 'a < b && "c" ]]> d' }, 'x ]]> y ]]> z');
  const atom = renderFeed('atom', settings, [issue]);
  expect(atom).toContain('<title type="html"><![CDATA[a < b && "c" ]]&gt; d]]></title>');
  expect(atom).toContain('x ]]&gt; y ]]&gt; z');
  const json: unknown = JSON.parse(renderFeed('json', settings, [issue]));
  expect(json).toMatchObject({ items: [{ title: 'a < b && "c" ]]> d' }] });
});

test('a character that XML refuses does not get into a feed', async () => {
  const issue = await edition({ title: 'bell \u0007 and tab \t' }, 'bell \u0007');
  for (const format of formats)
    expect(renderFeed(format, settings, [issue])).not.toContain('\u0007');
});

test('feeds end after the newest', async () => {
  const one = await edition();
  const many = Array.from({ length: MOST_FEED_ISSUES + 5 }, (_, index) => ({
    ...one,
    id: `issue-${index}`,
  }));
  const feed = renderFeed('rss', settings, many);
  expect(feed.match(/<item>/g)).toHaveLength(MOST_FEED_ISSUES);
  expect(feed).toContain('issue-0/');
  const [link] = archivedLinks([one]);
  if (link === undefined) throw new Error('The issue has links.');
  const links: ArchivedLink[] = Array.from({ length: MOST_FEED_LINKS + 5 }, () => link);
  expect(renderLinksFeed(settings, links).match(/<item>/g)).toHaveLength(MOST_FEED_LINKS);
});

function idsOf(feed: string): string[] {
  return [...feed.matchAll(/(?:<guid[^>]*>|<id>|"id": ")([^<"]+)/g)].map(([, id]) => id ?? '');
}

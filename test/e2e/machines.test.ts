/** What machines read of the sample, built whole: read by their own means. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mf2 } from 'microformats-parser';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { atomProblems, jsonFeedProblems, rssProblems } from '../core/edition/feeds/strict-feeds.ts';
import { sharedBrowser } from './browser.ts';
import { serveFolder } from './serve-folder.ts';
import { structuredDataProblems } from './structured-data-problems.ts';

const root = resolve(import.meta.dirname, '../..');
const origin = 'https://hullandharbor.example';
let scratch: string;
let dist: string;
let site: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'roundup-machines-'));
  dist = join(scratch, 'dist');
  await createAstroSite({ root, cacheDir: join(scratch, 'cache') }).build({ outDir: dist });
  site = await serveFolder(dist, archivePolicy({ postsTo: [] }));
  browser = await sharedBrowser();
});

afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true, force: true });
});

const read = (path: string): Promise<string> => readFile(join(dist, path), 'utf8');

async function paths(ending: RegExp): Promise<string[]> {
  return (await readdir(dist, { recursive: true })).filter((path) => ending.test(path));
}

test('every feed is valid', async () => {
  const feeds = (await paths(/\.xml$/)).filter((path) => !path.startsWith('sitemap'));
  expect(feeds.length).toBeGreaterThan(15);
  for (const path of feeds) {
    const problems = path === 'atom.xml' ? atomProblems : rssProblems;
    expect(problems(await read(path)), path).toEqual([]);
  }
  expect(jsonFeedProblems(await read('feed.json'))).toEqual([]);
});

test.each(['rss.xml', 'atom.xml', 'writing.xml'])('%s is a page in a browser', async (path) => {
  for (const hasXslt of [true, false]) {
    const page = await browser.newPage();
    if (!hasXslt) {
      const text = (await read(path)).replace(/<\?xml-stylesheet type="text\/xsl".*\n/, '');
      await page.route(`**/${path}`, (route) =>
        route.fulfill({ body: text, contentType: 'application/xml; charset=utf-8' }),
      );
    }
    await page.goto(`${site.url}/${path}`);
    const seen = await page.evaluate(() => ({
      paper: getComputedStyle(document.documentElement).backgroundColor,
      links: document.querySelectorAll('li a[href^="https://"]').length,
      encoded: [...document.querySelectorAll('*')].filter(
        (node) => node.localName === 'encoded' && getComputedStyle(node).display !== 'none',
      ).length,
    }));
    expect(seen.paper).toBe('rgb(255, 253, 248)');
    expect(seen.links > 0).toBe(hasXslt);
    expect(seen.encoded).toBe(0);
    await page.close();
  }
});

test('every page has a picture that is there, of the size that it says', async () => {
  for (const path of await paths(/\.html$/)) {
    const html = await read(path);
    const of = (name: string) =>
      new RegExp(`<meta property="og:image${name}" content="([^"]+)"`).exec(html)?.[1] ?? '';
    expect(of(''), path).toMatch(`${origin}/share/`);
    expect(of(':alt')).not.toBe('');
    const picture = await sharp(join(dist, of('').slice(origin.length))).metadata();
    expect([picture.width, picture.height]).toEqual([Number(of(':width')), Number(of(':height'))]);
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
  }
});

test('the manifest’s icons are there, in their sizes', async () => {
  const manifest = JSON.parse(await read('manifest.webmanifest'));
  expect(manifest).toMatchObject({ name: 'Hull & Harbor', start_url: '/', display: 'browser' });
  for (const { src, sizes } of manifest.icons) {
    const { width, height } = await sharp(join(dist, src)).metadata();
    expect(`${width}x${height}`).toBe(sizes);
  }
  expect(await sharp(join(dist, 'apple-touch-icon.png')).metadata()).toMatchObject({ width: 180 });
  const page = await browser.newPage();
  await page.goto(`${site.url}/`);
  const session = await page.context().newCDPSession(page);
  expect(await session.send('Page.getAppManifest')).toMatchObject({ errors: [] });
  await page.close();
});

test('an issue is an h-entry, its links are h-cites, and its author is an h-card', async () => {
  const { items } = mf2(await read('issues/2023-10/index.html'), {
    baseUrl: `${origin}/issues/2023-10/`,
  });
  const entry = items.find(({ type }) => type?.includes('h-entry'));
  expect(entry?.properties).toMatchObject({
    name: ['From unit file to manifest'],
    url: [`${origin}/issues/2023-10/`],
    uid: [`${origin}/issues/2023-10/`],
    published: ['2023-11-02'],
    category: expect.arrayContaining(['kubernetes']),
    summary: [expect.stringContaining('A workshop that starts')],
    content: [{ value: expect.stringContaining('Hello from Gothenburg') }],
    author: [{ type: ['h-card'], properties: { name: ['Mara Lindqvist'], url: [origin] } }],
  });
  const cites = entry?.children?.filter(({ type }) => type?.includes('h-cite')) ?? [];
  expect(cites).toHaveLength(12);
  for (const { properties } of cites) {
    // What is read together has several.
    expect(properties['name']?.length).toBeGreaterThan(0);
    expect(properties['url']).toHaveLength(properties['name']?.length ?? 0);
    for (const url of properties['url'] ?? []) expect(url).toMatch(/^https?:/);
  }
  const dated = cites.find(({ properties }) => properties['published'] !== undefined);
  expect(dated?.properties['published']).toEqual([expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)]);
  expect(cites.some(({ properties }) => properties['author'] !== undefined)).toBe(true);
  expect(items.filter(({ type }) => type?.includes('h-card'))).toHaveLength(1);
});

test.each(['index.html', 'issues/index.html'])('%s has an h-feed of all issues', async (path) => {
  const { items } = mf2(await read(path), { baseUrl: `${origin}/` });
  const feed = items.find(({ type }) => type?.includes('h-feed'));
  expect(feed?.properties['name']).toHaveLength(1);
  expect(feed?.children?.map(({ properties }) => properties)).toMatchObject([
    { name: ['From unit file to manifest'], published: ['2023-11-02'] },
    { url: [`${origin}/issues/2023-09/`] },
    { url: [`${origin}/issues/2023-08/`] },
    { url: [`${origin}/issues/2023-07/`] },
  ]);
});

test('every page’s JSON-LD has what its types need', async () => {
  const types = new Set<string>();
  for (const path of await paths(/\.html$/)) {
    const html = await read(path);
    for (const [, json = ''] of html.matchAll(
      /<script type="application\/ld\+json">(.*?)<\/script>/gs,
    )) {
      expect(structuredDataProblems(JSON.parse(json), types), path).toEqual([]);
    }
  }
  const known = ['Article', 'BreadcrumbList', 'CollectionPage', 'ItemList', 'Person', 'WebSite'];
  expect([...types]).toEqual(expect.arrayContaining(known));
});

test('each issue has a Markdown twin that its page and llms.txt lead to', async () => {
  const list = await read('llms.txt');
  for (const id of ['2023-07', '2023-08', '2023-09', '2023-10']) {
    const address = `/issues/${id}/index.md`;
    expect(await read(address)).toMatch(/^---\ntitle: .+\n/);
    expect(list).toContain(`(${origin}${address})`);
    expect(await read(`issues/${id}/index.html`)).toContain(
      `<link rel="alternate" type="text/markdown" title="Markdown" href="${address}">`,
    );
  }
  // Of the sample's extras, whose text the gate looks for in them, too.
  expect(await read('llms-full.txt')).toContain('> For Patrons');
});

test('security.txt says until when it may be trusted', async () => {
  expect(await read('.well-known/security.txt')).toBe(
    `Contact: mailto:mara@hullandharbor.example\nExpires: 2030-01-01T23:59:59Z\nPreferred-Languages: en\nCanonical: ${origin}/.well-known/security.txt\n`,
  );
});

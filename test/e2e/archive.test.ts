/** The sample newsletter, built whole and opened in a browser. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { pageKinds } from '../../scripts/gallery/page-kinds.ts';
import { isTaken } from '../../src/core/page/taken-addresses.ts';
import { sharedBrowser } from './browser.ts';
import { hasNuChecker, nuComplaints } from './nu-checker.ts';
import { looks, wrongWith } from './readable-pages.ts';
import { type SampleArchive, sampleArchive } from './sample-archive.ts';

let dist: string;
let site: SampleArchive;
let browser: Browser;

beforeAll(async () => {
  site = await sampleArchive();
  dist = site.dist;
  browser = await sharedBrowser();
});

test.each(looks)(
  'pages of every kind can be read by everybody at $width px, $papers.0 and $papers.1, and ask nobody else',
  async (look) => {
    const kinds = (await pageKinds(dist)).map(({ address }) => address);
    expect(kinds.length).toBeGreaterThan(16);
    // Its elements are not those of the newest.
    expect(await wrongWith(browser, site.url, [...kinds, '/issues/2023-07/'], look)).toEqual([]);
  },
);

test.skipIf(!hasNuChecker)('the Nu Html Checker finds no fault in any page or style', async () => {
  expect(await nuComplaints(dist)).toEqual([]);
});

test('every page has one heading, one form that posts, two scripts that are files, and no style of its own', async () => {
  for (const file of await htmlFiles()) {
    const html = await readFile(join(dist, file), 'utf8');
    expect(html.match(/<h1[ >]/g), file).toHaveLength(1);
    const [forms, hasSearch] = [html.match(/<form[^>]*>/g), /^(?:404|search\/)/.test(file)];
    expect(forms, file).toEqual([
      ...(hasSearch ? [expect.stringContaining('method="get" action="/search/"')] : []),
      expect.stringContaining('method="post" action="/subscribe"'),
    ]);
    // The first sets the paper before the page is shown; a module waits until the page is there.
    expect(html.match(/<script(?! type="application\/ld\+json").*?<\/script>/gs), file).toEqual([
      expect.stringMatching(/^<script src="\/_assets\/theme\.[0-9a-f]{8}\.js"><\/script>$/),
      expect.stringMatching(/^<script type="module" src="\/_assets\/[^"]+"><\/script>$/),
    ]);
    expect(html, file).not.toMatch(/<style| style="| on[a-z]+="/);
  }
});

test('whatever a build writes has an address that no page and no former address can take', async () => {
  const given = new Set(await readdir(join(import.meta.dirname, '../../public')));
  for (const name of await readdir(dist)) {
    if (!given.has(name)) expect(isTaken(name), name).toBe(true);
  }
});

test('every link inside the archive leads to a page that is there', async () => {
  const files = new Set((await readdir(dist, { recursive: true })).map((file) => `/${file}`));
  for (const file of await htmlFiles()) {
    const html = await readFile(join(dist, file), 'utf8');
    for (const [, address = ''] of html.matchAll(/(?:href|src)="(\/[^"#?]*)/g)) {
      const target = address.endsWith('/') ? `${address}index.html` : address;
      expect(files, `${file} leads to ${address}`).toContain(target);
    }
  }
});

test('every fragment leads to an element that is there', async () => {
  for (const file of await htmlFiles()) {
    const html = await readFile(join(dist, file), 'utf8');
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) {
      expect(ids, `${file} leads to #${id}`).toContain(id);
    }
    expect(ids.size, `${file} has an id twice`).toBe([...html.matchAll(/ id="/g)].length);
  }
});

test.each(['/rss.xml', '/atom.xml', '/links.xml', '/writing.xml', '/reading.xml', '/sitemap.xml'])(
  '%s is well-formed, and no address in it or its content is relative',
  async (address) => {
    // The page's own policy lets no script parse text.
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(`${site.url}/404.html`);
    const found = await page.evaluate(async (file) => {
      const xml = new DOMParser().parseFromString(await (await fetch(file)).text(), 'text/xml');
      const fragments = [...xml.querySelectorAll('*')]
        .filter((node) => /^(?:encoded|content|description|summary)$/.test(node.localName))
        .map((node) => new DOMParser().parseFromString(node.textContent, 'text/html'));
      const nodes = [xml, ...fragments].flatMap((root) => [
        ...root.querySelectorAll('[href],[src]'),
      ]);
      return {
        error: xml.querySelector('parsererror')?.textContent ?? '',
        addresses: [
          ...nodes.map((node) => node.getAttribute('href') ?? node.getAttribute('src') ?? ''),
          ...[...xml.querySelectorAll('link,loc,guid,id')].map((node) => node.textContent),
        ].filter((text) => text !== ''),
        classes: fragments.flatMap((root) => [...root.querySelectorAll('[class],[id],[style]')])
          .length,
      };
    }, address);
    expect(found.error).toBe('');
    expect(found.addresses.length).toBeGreaterThan(3);
    expect(found.addresses.filter((each) => !/^(?:https?:\/\/|mailto:)/.test(each))).toEqual([]);
    expect(found.classes).toBe(0);
    await page.close();
  },
);

test('notes stand in the margin where there is one, and below the text elsewhere', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${site.url}/issues/2023-10/`);
  expect(await page.locator('.side-note').first().isVisible()).toBe(true);
  expect(await page.locator('.footnotes').isVisible()).toBe(false);
  await page.setViewportSize({ width: 800, height: 900 });
  expect(await page.locator('.side-note').first().isVisible()).toBe(false);
  expect(await page.locator('.footnotes').isVisible()).toBe(true);
  await page.close();
});

test('paper shows the text and the addresses, and no navigation', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/issues/2023-10/`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nav').first().isVisible()).toBe(false);
  expect(await page.locator('.subscribe').isVisible()).toBe(false);
  const shown = await page
    .locator('.reading-list .entry-title a')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(shown).toContain('https://');
  await page.close();
});

test('its script is small, and loads no more than it needs', async () => {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const [, path = ''] = /<script type="module" src="([^"]+)">/.exec(html) ?? [];
  const script = await readFile(join(dist, path));
  expect(gzipSync(script).byteLength).toBeLessThan(3300);
  expect(script.toString()).not.toContain('Einen Moment');
  // A proof of work is asked for by few newsletters, and loaded when it is.
  expect(script.toString()).not.toContain('deriveBits');
  expect(script.toString()).toMatch(/import\(`\.\/solve-challenge\.[\w-]+\.js`\)/);
});

async function htmlFiles(): Promise<string[]> {
  const files = await readdir(dist, { recursive: true });
  return files.filter((file) => file.endsWith('.html'));
}

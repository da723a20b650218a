/** An archive in each language that has texts: none of it is English, all of it can be read. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { type TextLanguage, textLanguages, textsOf } from '../../src/core/texts/texts.ts';
import { saidIn } from '../core/texts/said-in.ts';
import { newsletterIn } from '../fakes/newsletter-in.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { axeViolations } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { serveFolder } from './serve-folder.ts';
import { watchedPage } from './watched-page.ts';

const pages = ['/', '/issues/', '/issues/2023-09/', '/issues/2023-10/', '/links/'];
const more = [
  '/links/by/',
  '/links/days/10/',
  '/tags/',
  '/tags/servers/',
  '/support/',
  '/search/',
  '/writing/',
  '/building/',
  '/statistics/',
  '/404.html',
];

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});

type BuiltArchive = Awaited<ReturnType<typeof build>>;
const archives = new Map<TextLanguage, Promise<BuiltArchive>>();

afterAll(async () => {
  for (const archive of archives.values()) await (await archive)[Symbol.asyncDispose]();
});

/** Built once for all tests, of which none may change it. */
function built(language: TextLanguage): Promise<BuiltArchive> {
  const archive = archives.get(language) ?? build(language);
  archives.set(language, archive);
  return archive;
}

async function build(language: TextLanguage) {
  const newsletter = await scratchNewsletter(newsletterIn(language));
  const dist = join(newsletter.root, 'dist');
  const cacheDir = join(newsletter.root, 'cache');
  await createAstroSite({ root: newsletter.root, cacheDir }).build({ outDir: dist });
  const site = await serveFolder(dist, archivePolicy({ postsTo: [] }));
  return {
    dist,
    url: site.url,
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await newsletter[Symbol.asyncDispose]();
    },
  };
}

describe.each(textLanguages.filter((language) => language !== 'en'))('in %s', (language) => {
  test('no page, feed or script has a text of the English catalogue', async () => {
    const archive = await built(language);
    const own = saidIn(language).map(([, text]) => text);
    const english = new Set(
      saidIn('en')
        .map(([, text]) => text)
        // A word alone may be one of another language, or of code.
        .filter((text) => text.includes(' ') && !own.some((each) => each.includes(text))),
    );
    const files = (await readdir(archive.dist, { recursive: true })).filter((name) =>
      /\.(?:html|xml|js|json)$/.test(name),
    );
    expect(files.length).toBeGreaterThan(20);
    const found: string[] = [];
    for (const file of files) {
      const text = await readFile(join(archive.dist, file), 'utf8');
      for (const words of english) if (text.includes(words)) found.push(`${file}: ${words}`);
    }
    expect(found).toEqual([]);
  });
});

describe.each(['ar', 'ja'] as const)('pages in %s', (language) => {
  test('are read by everybody at every width, and nothing runs out of them', async () => {
    const archive = await built(language);
    for (const width of [320, 1280]) {
      await using watched = await watchedPage(browser, { viewport: { width, height: 900 } });
      const { page } = watched;
      for (const address of [...pages, ...more]) {
        await page.goto(archive.url + address);
        expect(await axeViolations(page), address).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${address} at ${width} px`).toBe(0);
        const root = page.locator('html');
        expect(await root.getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : null);
      }
    }
  });
});

test('what hangs in margins changes sides with the direction', async () => {
  const archive = await built('ar');
  await using watched = await watchedPage(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await page.goto(`${archive.url}/issues/2023-10/`);
  const text = await box('.issue-head h1');
  expect((await box('.side-note')).right).toBeLessThan(text.left);
  expect((await box('.contents')).left).toBeGreaterThan(text.right);
  expect((await box('.masthead-beside')).left).toBeGreaterThanOrEqual(text.right);

  // January is under its initial, and what explains a picture stands below it.
  await page.goto(`${archive.url}/issues/`);
  const initial = await box('.heat-initials span');
  const january = await box('.heat rect');
  expect(january.left).toBeLessThan(initial.right);
  expect(january.right).toBeGreaterThan(initial.left);
  expect((await box('.heat figcaption')).top).toBeGreaterThan((await box('.heat ol')).bottom);
  await page.goto(`${archive.url}/statistics/`);
  const [bars, axis] = [await box('.plot svg'), await box('.plot-axis')];
  expect(axis.top).toBeGreaterThanOrEqual(bars.bottom);
  expect((await box('.plot path')).right).toBeCloseTo(bars.right, 0);

  async function box(selector: string): Promise<DOMRect> {
    return page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().toJSON());
  }
});

test.each([
  ['ar', 'المضخّة', 'القبو تحت الماء', 'عدد واحد، لا روابط'],
  ['ja', 'ポンプ', '水に沈んだ地下室', 'バックナンバー1件、リンク1件'],
] as const)('the search over everything finds words in %s', async (language, word, title, note) => {
  const archive = await built(language);
  for (const width of [320, 1280]) {
    await using watched = await watchedPage(browser, { viewport: { width, height: 900 } });
    const { page } = watched;
    await page.goto(`${archive.url}/search/`);
    await page.locator('#search-query').fill(word);
    await expect.poll(() => page.locator('#search-note').innerText()).toBe(note);
    expect(await page.locator('.found.issues .entry-title').allInnerTexts()).toEqual([title]);
    expect(await page.locator('.found mark').count()).toBeGreaterThan(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.locator('#search-query').fill('zzz');
    const { nothing } = textsOf(language).found;
    await expect.poll(() => page.locator('#search-note').innerText()).toBe(nothing);
    expect(watched.errors).toEqual([]);
  }
});

test('a browser gets what the search says in one language alone', async () => {
  const archive = await built('ja');
  const assets = join(archive.dist, '_assets');
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
  const code = (
    await Promise.all(scripts.map((name) => readFile(join(assets, name), 'utf8')))
  ).join();
  expect(code).toContain(textsOf('ja').found.nothing);
  // What pages say is not what scripts say.
  expect(code).not.toContain(textsOf('ja').finding.search.withoutScript);
  for (const language of textLanguages.filter((each) => each !== 'ja')) {
    expect(code).not.toContain(textsOf(language).found.nothing);
  }
});

test('the search speaks the language, too', async () => {
  const archive = await built('de');
  await using watched = await watchedPage(browser, { viewport: { width: 1280, height: 900 } });
  const { page } = watched;
  await page.goto(`${archive.url}/links/`);
  await page.locator('#link-query').fill('Pumpen');
  await expect.poll(() => page.locator('#link-note').innerText()).toBe('1 Link');
  expect(await page.locator('.link-results').innerText()).toContain('3 Min.');
  await page.locator('#link-query').fill('Nichtsdergleichen');
  await expect.poll(() => page.locator('#link-note').innerText()).toBe('Kein Link');
});

/** An archive in each language that has texts: none of it is English, all of it can be read. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { type TextLanguage, textLanguages } from '../../src/core/texts/texts.ts';
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
  '/404.html',
];

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});

async function built(language: TextLanguage) {
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
    await using archive = await built(language);
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
    await using archive = await built(language);
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
  await using archive = await built('ar');
  await using watched = await watchedPage(browser, { viewport: { width: 1440, height: 900 } });
  const { page } = watched;
  await page.goto(`${archive.url}/issues/2023-10/`);
  const text = await box('.issue-head h1');
  expect((await box('.side-note')).right).toBeLessThan(text.left);
  expect((await box('.contents')).left).toBeGreaterThan(text.right);
  expect((await box('.masthead-beside')).left).toBeGreaterThanOrEqual(text.right);

  async function box(selector: string): Promise<{ left: number; right: number }> {
    return page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        return { left, right };
      });
  }
});

test('the search speaks the language, too', async () => {
  await using archive = await built('de');
  await using watched = await watchedPage(browser, { viewport: { width: 1280, height: 900 } });
  const { page } = watched;
  await page.goto(`${archive.url}/links/`);
  await page.locator('#link-query').fill('Pumpen');
  await expect.poll(() => page.locator('#link-note').innerText()).toBe('1 Link');
  expect(await page.locator('.link-results').innerText()).toContain('3 Min.');
  await page.locator('#link-query').fill('Nichtsdergleichen');
  await expect.poll(() => page.locator('#link-note').innerText()).toBe('Kein Link');
});

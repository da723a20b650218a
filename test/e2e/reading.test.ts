/** An issue as it is read: its paper, its measure, its pictures, its code, and the ways on from it. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { THEME_KEY } from '../../src/core/edition/theme-choice.ts';
import { axeViolations } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { type ReadingNewsletter, readingNewsletter } from './reading-newsletter.ts';
import { serveFolder } from './serve-folder.ts';
import { watchedPage } from './watched-page.ts';

const LONG = '/issues/2024-03/';
const PICTURES = '/issues/2024-02/';
const DAY = 'rgb(255, 253, 248)';
const NIGHT = 'rgb(22, 21, 26)';

let newsletter: ReadingNewsletter;
let site: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;

beforeAll(async () => {
  newsletter = await readingNewsletter();
  site = await serveFolder(newsletter.dist, archivePolicy({ postsTo: [] }));
  browser = await sharedBrowser();
});

afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
  await newsletter?.[Symbol.asyncDispose]();
});

describe('the paper', () => {
  test('is chosen by keyboard, kept for every page, and left to the device again', async () => {
    await using watched = await watchedPage(browser, { colorScheme: 'light' });
    const { page, errors } = watched;
    await page.goto(site.url + LONG);
    const choice = (name: string) => page.getByRole('radio', { name });
    expect(await choice('As this device').isChecked()).toBe(true);
    await choice('As this device').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await choice('Dark').isChecked()).toBe(true);
    expect(await paper(page)).toBe(NIGHT);
    expect(await axeViolations(page, { onlyColours: true })).toEqual([]);
    await page.goto(`${site.url}/links/`);
    expect(await paper(page)).toBe(NIGHT);
    expect(await choice('Dark').isChecked()).toBe(true);
    expect(await themeColours(page)).toEqual(['#16151a']);
    await choice('Light').check({ force: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(page)).toBe(DAY);
    expect(await themeColours(page)).toEqual(['#fffdf8']);
    await choice('As this device').check({ force: true });
    expect(await paper(page)).toBe(NIGHT);
    expect(await page.evaluate((key) => localStorage.getItem(key), THEME_KEY)).toBeNull();
    expect(errors).toEqual([]);
  });

  test('is right before any other script has come', async () => {
    await using watched = await watchedPage(browser, { colorScheme: 'light' });
    const { page } = watched;
    await page.addInitScript((key) => localStorage.setItem(key, 'dark'), THEME_KEY);
    await page.route('**/*', (route) =>
      /page.*\.js$/.test(route.request().url()) ? undefined : route.continue(),
    );
    await page.goto(site.url + LONG, { waitUntil: 'commit' });
    await page.locator('.colophon').waitFor();
    expect(await page.locator('.theme-switch').isVisible()).toBe(false);
    expect(await paper(page)).toBe(NIGHT);
    expect(await themeColours(page)).toEqual(['#16151a']);
  });

  test('stays white where it is paper', async () => {
    await using watched = await watchedPage(browser, { colorScheme: 'dark' });
    const { page } = watched;
    await page.addInitScript((key) => localStorage.setItem(key, 'dark'), THEME_KEY);
    await page.goto(site.url + LONG);
    await page.emulateMedia({ media: 'print' });
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(ink).toBe('rgb(28, 27, 25)');
  });
});

describe.each([1440, 768])('at %i px', (width) => {
  test('a full line of the text has 60 to 75 characters', async () => {
    await using watched = await watchedPage(browser, { viewport: { width, height: 900 } });
    await watched.page.goto(site.url + LONG);
    const lines = await watched.page.evaluate(() => {
      const lengths: number[] = [];
      for (const paragraph of document.querySelectorAll('.text > section > p')) {
        const text = paragraph.firstChild;
        if (!(text instanceof Text)) continue;
        const byLine = new Map<number, number>();
        const range = document.createRange();
        for (let index = 0; index < text.length; index += 1) {
          range.setStart(text, index);
          range.setEnd(text, index + 1);
          const { top } = range.getBoundingClientRect();
          byLine.set(top, (byLine.get(top) ?? 0) + 1);
        }
        lengths.push(...[...byLine.values()].slice(0, -1));
      }
      return lengths;
    });
    const mean = lines.reduce((sum, length) => sum + length, 0) / lines.length;
    expect(lines.length).toBeGreaterThan(50);
    expect(mean).toBeGreaterThanOrEqual(60);
    expect(mean).toBeLessThanOrEqual(75);
  });

  test.each([LONG, PICTURES])('nothing on %s moves while it is read', async (address) => {
    await using watched = await watchedPage(browser, { viewport: { width, height: 900 } });
    const { page } = watched;
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ('value' in entry) shifts.push(Number(entry.value));
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // Pictures come late, when the text around them stands already.
    await page.route(/\.(?:avif|webp|jpg|gif|svg)$/, async (route) => {
      await page.waitForTimeout(250);
      await route.continue();
    });
    await page.goto(site.url + address, { waitUntil: 'load' });
    await page.locator('.copy').first().waitFor();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let y = 0; y < height; y += 700) await page.mouse.wheel(0, 700);
    await page.waitForFunction(() =>
      [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    );
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
  });
});

describe('pictures', () => {
  test('come in the best form that the browser knows, as wide as it needs', async () => {
    await using watched = await watchedPage(browser, {
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
    });
    const { page, errors } = watched;
    await page.goto(site.url + PICTURES);
    const [first, second] = await Promise.all([0, 1].map((index) => shown(page, index)));
    // 358 px of the page's at two pixels each.
    expect(first?.current).toMatch(/first\.jpg\.w1020\.avif$/);
    expect(first).toMatchObject({
      width: '1600',
      height: '900',
      loading: 'auto',
      priority: 'high',
    });
    expect(second).toMatchObject({ width: '1200', height: '900', loading: 'lazy' });
    expect(await page.locator('figcaption').first().textContent()).toBe(
      'The quay, before the storm.',
    );
    expect(errors).toEqual([]);
  });

  test('that move, or are drawn, stay what they are', async () => {
    const html = await readFile(join(newsletter.dist, PICTURES, 'index.html'), 'utf8');
    expect(html.match(/<picture>/g)).toHaveLength(2);
    expect(html).toContain('<img src="/issues/2024-02/moves.gif"');
    expect(html).toContain('<img src="/issues/2024-02/plan.svg"');
  });

  test('are upright and tell nothing of the camera, and every file of them is there', async () => {
    const html = await readFile(join(newsletter.dist, PICTURES, 'index.html'), 'utf8');
    const files = [...html.matchAll(/(\/issues\/2024-02\/\S+?\.(?:avif|webp)) (\d+)w/g)];
    expect(files).toHaveLength(16);
    for (const [, address = '', width] of files) {
      const bytes = await readFile(join(newsletter.dist, address));
      const facts = await sharp(bytes).metadata();
      expect(facts.width).toBe(Number(width));
      expect(facts.width / facts.height).toBeCloseTo(
        address.includes('second') ? 4 / 3 : 16 / 9,
        1,
      );
      expect(bytes.includes('Ines')).toBe(false);
    }
  });

  test('tell nothing of the camera in their own files, either', async () => {
    const [before, after] = await Promise.all(
      [join(newsletter.root, 'issues/2024-02'), join(newsletter.dist, PICTURES)].map((folder) =>
        readFile(join(folder, 'second.jpg')),
      ),
    );
    expect(before?.includes('Ines')).toBe(true);
    expect(after?.includes('Ines')).toBe(false);
    expect((await sharp(after).metadata()).orientation).toBe(6);
  });

  test('stay plain in feeds', async () => {
    const feed = await readFile(join(newsletter.dist, 'rss.xml'), 'utf8');
    expect(feed).toContain('/issues/2024-02/first.jpg"');
    expect(feed).not.toMatch(/srcset|picture>|\.avif|fetchpriority/i);
  });
});

describe('an issue', () => {
  test('is read without a script: nothing is missing but what a script does', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url + LONG);
    expect(await page.locator('.copy, .theme-switch:visible').count()).toBe(0);
    expect(await page.locator('.share a').allTextContents()).toHaveLength(2);
    expect(await page.locator('.contents a').count()).toBeGreaterThan(4);
    expect(await page.locator('.read-more h3 a').allTextContents()).toEqual([
      'Pictures',
      'Short',
      'Alone',
    ]);
    await page.locator('h2 .anchor').first().click();
    expect(new URL(page.url()).hash).toBe('#hemp');
    await context.close();
  });

  test('without pictures it weighs less than 40 KB with everything', async () => {
    await using watched = await watchedPage(browser);
    await watched.page.goto(site.url + LONG, { waitUntil: 'networkidle' });
    await watched.page.locator('.copy').first().waitFor();
    let bytes = 0;
    for (const address of new Set(watched.requests)) {
      const { pathname } = new URL(address);
      const file = join(
        newsletter.dist,
        pathname.endsWith('/') ? `${pathname}index.html` : pathname,
      );
      bytes += gzipSync(await readFile(file)).byteLength;
    }
    expect(watched.requests.length).toBeGreaterThan(3);
    expect(bytes).toBeLessThan(40 * 1024);
  });

  test('shows how far it is read, and which part this is', async () => {
    await using watched = await watchedPage(browser, { viewport: { width: 1280, height: 800 } });
    const { page } = watched;
    await page.goto(site.url + LONG);
    await page.locator('.copy').first().waitFor();
    expect(await progress(page)).toBe(0);
    expect(await page.locator('.contents [aria-current]').count()).toBe(0);
    await page.locator('#nylon').scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector('#nylon')?.scrollIntoView());
    await page.locator('.contents [aria-current="location"]', { hasText: /^Nylon$/ }).waitFor();
    const middle = await progress(page);
    expect(middle).toBeGreaterThan(0.3);
    expect(middle).toBeLessThan(0.8);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect.poll(() => progress(page)).toBe(1);
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect.poll(() => page.locator('.contents [aria-current]').count()).toBe(0);
    // A short one has nothing to show.
    await page.goto(`${site.url}/issues/2024-01/`);
    expect(await page.locator('.position').count()).toBe(0);
  });

  test('has code that is named, scrolled by keyboard and copied whole', async () => {
    await using watched = await watchedPage(browser, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = watched;
    await page.goto(site.url + LONG);
    const box = page.locator('figure.code');
    expect(await box.locator('figcaption').textContent()).toBe('mooring.yaml');
    expect(await box.evaluate((each) => getComputedStyle(each, '::before').display)).toBe('none');
    const code = page.getByRole('group', { name: 'Code, yaml' });
    await code.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => code.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    await box.getByRole('button', { name: 'Copy' }).press('Enter');
    await box.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^lines: \[bow, stern, spring\] # .*column $/,
    );
    await box.getByRole('button', { name: 'Copy' }).waitFor();
    const label = page.locator('.code[data-language="shell"]');
    expect(await label.evaluate((element) => getComputedStyle(element, '::before').content)).toBe(
      '"shell"',
    );
  });

  test('has code that can be copied when an extra brings it later', async () => {
    await using watched = await watchedPage(browser);
    const { page } = watched;
    await page.goto(site.url + LONG);
    await page.locator('.copy').first().waitFor();
    await page.evaluate(() => {
      const extra = document.createElement('div');
      const box = document.createElement('div');
      box.className = 'code later';
      box.append(document.createElement('pre'));
      extra.append(box);
      document.querySelector('.text')?.append(extra);
    });
    await page.locator('.later > .copy').waitFor();
    expect(await page.locator('.later > .copy').count()).toBe(1);
  });

  test('is passed on by plain links, and by its address', async () => {
    await using watched = await watchedPage(browser, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page, requests } = watched;
    await page.goto(site.url + LONG);
    const share = page.getByRole('navigation', { name: 'Pass it on' });
    expect(
      await share
        .locator('a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual([
      'mailto:?subject=Long%20lines&body=https%3A%2F%2Fsalt.example%2Fissues%2F2024-03%2F',
      'https://share.joinmastodon.org/#text=Long%20lines%20https%3A%2F%2Fsalt.example%2Fissues%2F2024-03%2F',
    ]);
    await share.getByRole('button').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'https://salt.example/issues/2024-03/',
    );
    expect(new Set(requests.map((address) => new URL(address).host)).size).toBe(1);
  });

  test('leads on to those that share something with it, and says what', async () => {
    await using watched = await watchedPage(browser);
    const { page } = watched;
    await page.goto(site.url + LONG);
    const common = (title: string) =>
      page
        .locator('.read-more > ul > li', { hasText: title })
        .locator('.in-common')
        .allTextContents();
    expect((await common('Pictures')).join(' ').trim()).toBe('rope');
    expect((await common('Short')).join(' ').trim()).toBe('splices');
    expect(await common('Alone')).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    'can be read by everybody with every help in it, %s',
    async (colorScheme) => {
      await using watched = await watchedPage(browser, {
        colorScheme,
        viewport: { width: 1280, height: 800 },
      });
      const { page, errors } = watched;
      for (const address of [LONG, PICTURES]) {
        await page.goto(site.url + address);
        await page.locator('.copy').first().waitFor();
        expect(await axeViolations(page)).toEqual([]);
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
        expect(await axeViolations(page)).toEqual([]);
        await page.setViewportSize({ width: 1280, height: 800 });
      }
      expect(errors).toEqual([]);
    },
  );
});

test('print has a running head, and nothing that only a screen can use', async () => {
  await using watched = await watchedPage(browser);
  const { page } = watched;
  await page.goto(site.url + LONG);
  await page.locator('.copy').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const name of [
    '.copy',
    '.share',
    '.theme-switch',
    '.position',
    '.neighbours',
    '.contents',
  ]) {
    expect(await page.locator(name).first().isVisible(), name).toBe(false);
  }
  expect(await page.locator('.footnotes').isVisible()).toBe(true);
  const torn = await page
    .locator('.reading-list > li, .code, figure')
    .evaluateAll(
      (all) => all.filter((each) => getComputedStyle(each).breakInside !== 'avoid').length,
    );
  expect(torn).toBe(0);
  const heads = await page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)),
  );
  expect(heads.join('\n')).toContain('content: "Salt \\"&\\" Cable"');
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(2);
  expect(pages).toBeLessThan(9);
});

test('the script of the paper is a file that never changes its contents under its name', async () => {
  const html = await readFile(join(newsletter.dist, 'index.html'), 'utf8');
  const [, address = ''] =
    /<script src="(\/_assets\/theme\.[0-9a-f]{8}\.js)"><\/script>/.exec(html) ?? [];
  expect((await stat(join(newsletter.dist, address))).size).toBeLessThan(600);
});

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

/** Those that count now. */
function themeColours(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
      .filter((meta) => matchMedia(meta.media).matches)
      .map((meta) => meta.content),
  );
}

async function progress(page: Page): Promise<number> {
  const matrix = await page
    .locator('.position')
    .evaluate((line) => new DOMMatrix(getComputedStyle(line).transform).a);
  return Math.round(matrix * 100) / 100;
}

async function shown(page: Page, index: number) {
  const image = page.locator('.text img').nth(index);
  await image.scrollIntoViewIfNeeded();
  return image.evaluate(async (element: HTMLImageElement) => {
    await element.decode();
    return {
      current: element.currentSrc,
      width: element.getAttribute('width'),
      height: element.getAttribute('height'),
      loading: element.loading,
      priority: element.fetchPriority,
    };
  });
}

/** The link archive as readers use it: searched, filtered, shared, by keyboard, and without a script. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import type { LinksFile } from '../../src/core/edition/links-json/listed-link.ts';
import { axeViolations } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { canaries, type LinkNewsletter, linkNewsletter, MANY } from './link-newsletter.ts';
import { serveFolder } from './serve-folder.ts';
import { expectReadable, watchedPage, type WatchedPage } from './watched-page.ts';

const ALL = MANY + 4;

let newsletter: LinkNewsletter;
let site: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;

beforeAll(async () => {
  newsletter = await linkNewsletter();
  site = await serveFolder(newsletter.dist, archivePolicy({ postsTo: [] }));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
  await newsletter?.[Symbol.asyncDispose]();
});

test('what is typed is found at once, marked, counted and told', async () => {
  await using watched = await openLinks();
  const { page } = watched;
  expect(watched.requests.some((address) => address.endsWith('/links.json'))).toBe(false);
  await page.getByLabel(/Search 64 links/).fill('joao');
  await expectNote(page, '2 links');
  expect(await titles(page)).toEqual(['Splices', 'Knots of the north']);
  expect(await page.locator('.link-results mark').allTextContents()).toEqual(['joao', 'João']);
  await page.getByRole('searchbox').fill('システム');
  await expectNote(page, '1 link');
  expect(await titles(page)).toEqual(['分散システム入門']);
  await page.getByRole('searchbox').fill('nowhere');
  await expectNote(page, 'No link');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('link-query');
  await expectQuiet(watched);
});

test('a result is the entry of the list, to the letter', async () => {
  await using watched = await openLinks();
  const { page } = watched;
  const entry = (): Promise<string> =>
    page.locator('.link-list > li', { hasText: 'Knots of the north' }).evaluate((node) => {
      // Where the list has it, it has an anchor as well.
      node.removeAttribute('id');
      // The page's HTML has breaks between blocks.
      for (const comment of node.querySelectorAll('.comment')) {
        for (const child of comment.childNodes) {
          if (child.nodeType === Node.TEXT_NODE && child.textContent?.trim() === '') child.remove();
        }
      }
      return node.outerHTML;
    });
  const listed = await entry();
  expect(listed).toContain('archived copy');
  expect(listed).toContain('via <a href="https://deck.example/">Deck &amp; Hold</a>');
  expect(listed).toContain(
    '<a href="/issues/2022-12/">Letter of 2022-12</a>, <a href="/issues/2023-05/">Letter of 2023-05</a>',
  );
  await page.goto(`${site.url}/links/?tag=north`);
  await expectNote(page, '1 link');
  expect(await entry()).toBe(listed);
});

test('filters count, and stand in the address, which others open and the way back undoes', async () => {
  await using watched = await openLinks();
  const { page } = watched;
  await page.getByRole('searchbox').focus();
  const tag = page.getByLabel('Tag');
  await expect
    .poll(() => tag.locator('option').allTextContents())
    .toEqual(['any', `anchor (${MANY})`, 'rope (2)', 'sea (2)', 'north (1)']);
  await tag.focus();
  await tag.selectOption('rope');
  await expectNote(page, '2 links');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('tag');
  expect(await page.getByLabel('Year').locator('option').allTextContents()).toEqual([
    'any',
    '2023 (1)',
    '2022 (1)',
  ]);
  await page.getByRole('searchbox').pressSequentially('spl');
  await expectNote(page, '1 link');
  expect(new URL(page.url()).search).toBe('?q=spl&tag=rope');

  await using other = await openLinks('/links/?q=spl&tag=rope');
  await expectNote(other.page, '1 link');
  expect(await other.page.getByRole('searchbox').inputValue()).toBe('spl');
  expect(await other.page.getByLabel('Tag').inputValue()).toBe('rope');

  // All that was typed is one step.
  await page.goBack();
  await expectNote(page, '2 links');
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
  await page.goBack();
  await expect.poll(() => page.locator('[data-link-browse]').count()).toBe(1);
  expect(new URL(page.url()).search).toBe('');
  await page.goForward();
  await expectNote(page, '2 links');
});

test.each([
  ['?author=joao-silva', 2],
  ['?site=knots-example', 2],
  ['?year=2022', MANY + 1],
  ['?issue=2023-05', 4],
  ['?author=nobody', 0],
])('%s opens what it says', async (search, count) => {
  await using watched = await openLinks(`/links/${search}`);
  await expectNote(watched.page, count === 0 ? 'No link' : `${count} links`);
  await expectQuiet(watched);
});

test('the keyboard is enough', async () => {
  await using watched = await openLinks();
  const { page } = watched;
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('link-query');
  await page.keyboard.type('anchor/');
  expect(await page.getByRole('searchbox').inputValue()).toBe('anchor/');
  await expectNote(page, `${MANY} links`);
  await page.keyboard.press('ArrowDown');
  const first = await focused(page);
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('link-query');
  await page.getByRole('button', { name: 'Show 10 more' }).press('Enter');
  expect(await titles(page)).toHaveLength(MANY);
  expect(await focused(page)).toMatch(/^Anchor number/);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('link-query');
  await page.keyboard.press('Escape');
  expect(await page.locator('[data-link-browse]').count()).toBe(1);
  expect(new URL(page.url()).search).toBe('');
});

test('the key that leads to the search can be turned off, and stays off', async () => {
  await using watched = await openLinks();
  const { page } = watched;
  const field = (): Promise<boolean> =>
    page.evaluate(() => document.activeElement?.id === 'link-query');
  const toggle = page.getByRole('checkbox', { name: '/ leads here' });
  await page.keyboard.press('Control+/');
  expect(await field()).toBe(false);
  await toggle.press('Space');
  await page.keyboard.press('/');
  expect(await field()).toBe(false);
  // Whoever turns it off has not begun to search.
  expect(watched.requests.some((address) => address.endsWith('/links.json'))).toBe(false);
  await page.reload();
  expect(await toggle.isChecked()).toBe(false);
  await page.keyboard.press('/');
  expect(await field()).toBe(false);
  await toggle.check();
  await page.keyboard.press('/');
  expect(await field()).toBe(true);
  await page.reload();
  expect(await toggle.isChecked()).toBe(true);
  await expectQuiet(watched);
});

test('on a touch screen neither the switch nor the key is there', async () => {
  await using watched = await openLinks('/links/', { hasTouch: true, isMobile: true });
  const { page } = watched;
  expect(await page.locator('.key-switch').isVisible()).toBe(false);
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('link-query');
});

test('when the links cannot be had, the page says so and stays as it is', async () => {
  await using watched = await openLinks('about:blank');
  const { page } = watched;
  await page.route('**/links.json', (route) => route.abort());
  await page.goto(`${site.url}/links/`);
  await page.getByRole('searchbox').fill('knots');
  await expectNote(page, 'The search did not load. Try again, or reload the page.');
  await page.unroute('**/links.json');
  await page.getByRole('searchbox').fill('knot');
  await expectNote(page, '2 links');
});

test('older links are searched when they are asked for, and when nothing newer fits', async () => {
  await using watched = await openLinks('/');
  const { page } = watched;
  const asked = await keepOlderApart(page, 20);
  await page.goto(`${site.url}/links/`);
  await page.getByRole('searchbox').fill('anchor');
  await expectNote(page, '17 links among the newest 20');
  expect(asked()).toBe(0);
  const older = page.getByRole('button', { name: 'Search the 44 older ones, too' });
  await older.focus();
  await page.keyboard.press('Enter');
  await expectNote(page, `${MANY} links`);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('link-query');
  expect(await older.isVisible()).toBe(false);
  expect(asked()).toBe(1);

  await page.goto(`${site.url}/links/`);
  await page.getByRole('searchbox').fill('bowline');
  await expectNote(page, '1 link');
  expect(await titles(page)).toEqual(['Knots of the north']);
  expect(asked()).toBe(2);
  await expectQuiet(watched);
});

test('on this day shows earlier years, by the reader’s calendar', async () => {
  await using watched = await openLinks('about:blank');
  const { page } = watched;
  await page.clock.setFixedTime(new Date(2024, 10, 26, 12));
  await page.goto(`${site.url}/links/`);
  const days = page.getByRole('region', { name: 'On this day' });
  await expect
    .poll(() => days.locator('li').allTextContents())
    .toEqual(['Knots of the north 2022']);
  await page.clock.setFixedTime(new Date(2022, 10, 26, 12));
  await page.reload();
  expect(await days.getByRole('link').allInnerTexts()).toEqual(['May', 'Nov', 'Dec']);
  await days.getByText('Nov').click();
  expect(await page.locator('h2').first().textContent()).toBe('26 November');
});

describe('without a script', () => {
  test('the list, the ways and the picture are there, and no field that does nothing', async () => {
    await using watched = await openLinks('/links/', { javaScriptEnabled: false });
    const { page } = watched;
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    expect(await page.locator('.link-list > li').count()).toBe(ALL);
    const picture = page.getByRole('img', { name: /most in December 2022, 60/ });
    expect(await picture.count()).toBe(1);
    await page.getByRole('link', { name: '田中' }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('田中');
    expect(await page.locator('.link-list > li').count()).toBe(2);
    await page.goto(`${site.url}/links/on/knots-example/`);
    expect(await page.locator('.link-list > li').count()).toBe(2);
  });
});

test.each(['/links/?q=knots', '/links/by/joao-silva/', '/links/days/11/'])(
  '%s can be read by everybody',
  async (address) => {
    await using watched = await openLinks(address);
    if (address.includes('?')) await expectNote(watched.page, '2 links');
    await expectReadable(watched.page);
    await watched.page.setViewportSize({ width: 320, height: 844 });
    expect(await axeViolations(watched.page)).toEqual([]);
    await expectQuiet(watched);
  },
);

test('nothing that is not public stands in any file, nor in the name of one', async () => {
  const { dist } = newsletter;
  const files = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  let seen = '';
  for (const { parentPath, name } of files) {
    seen += `${join(parentPath, name)}\n${await readFile(join(parentPath, name), 'latin1')}\n`;
  }
  expect(seen).toContain('Knots of the north');
  for (const word of canaries) expect(seen).not.toContain(word);
  expect(seen).not.toContain('2023-07');
});

test('a tag has a feed of its own, which its page names', async () => {
  const feed = await readFile(join(newsletter.dist, 'tags/rope.xml'), 'utf8');
  expect([...feed.matchAll(/<item>\s*<title>(.*?)<\/title>/g)].map(([, title]) => title)).toEqual([
    'Splices',
    'Knots of the north',
  ]);
  const page = await readFile(join(newsletter.dist, 'tags/rope/index.html'), 'utf8');
  expect(page).toContain(
    'type="application/rss+xml" title="Salt &amp; Cable: links about rope" href="/tags/rope.xml"',
  );
});

test('the search is loaded by those who use it, and is small', async () => {
  const names = await readdir(join(newsletter.dist, '_assets'));
  const search = names.find((name) => name.startsWith('start-link-search'));
  const script = await readFile(join(newsletter.dist, '_assets', search ?? ''));
  expect(gzipSync(script).byteLength).toBeLessThan(13_000);
});

async function openLinks(
  address = '/links/',
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  await watched.page.goto(address.startsWith('/') ? site.url + address : address);
  return watched;
}

/** As above 10,000 links: the newest in one file, the others in a second. Counts how often that is asked for. */
async function keepOlderApart(page: Page, newest: number): Promise<() => number> {
  const file: LinksFile = JSON.parse(await readFile(join(newsletter.dist, 'links.json'), 'utf8'));
  const older = file.links.slice(newest);
  const address = '/links/older-1.json';
  let asked = 0;
  await page.route(`${site.url}/links.json`, (route) =>
    route.fulfill({
      json: {
        ...file,
        links: file.links.slice(0, newest),
        older: [{ address, count: older.length, from: '2022-11-26', to: '2022-12-28' }],
      },
    }),
  );
  await page.route(site.url + address, (route) => {
    asked += 1;
    return route.fulfill({ json: { ...file, links: older } });
  });
  return () => asked;
}

async function expectNote(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.locator('#link-note').textContent(), { timeout: 10_000 }).toBe(text);
}

/** Nothing was refused, and nobody else was asked. */
async function expectQuiet({ errors, requests }: WatchedPage): Promise<void> {
  expect(errors).toEqual([]);
  expect(new Set(requests.map((request) => new URL(request).origin))).toEqual(new Set([site.url]));
}

function titles(page: Page): Promise<string[]> {
  return page.locator('.link-results .entry-title').allTextContents();
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

/** The ways to find things again, as readers use them: by search, by keyboard, and without a script. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { sharedBrowser } from './browser.ts';
import { canaries, findingNewsletter, type FindingNewsletter, MANY } from './finding-newsletter.ts';
import { serveFolder } from './serve-folder.ts';
import { expectReadable, watchedPage, type WatchedPage } from './watched-page.ts';

let newsletter: FindingNewsletter;
let site: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;

beforeAll(async () => {
  newsletter = await findingNewsletter();
  site = await serveFolder(newsletter.dist, archivePolicy({ postsTo: [] }));
  browser = await sharedBrowser();
});

afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
  await newsletter?.[Symbol.asyncDispose]();
});

test('what is typed is found in issues and links, marked, counted, and kept in the address', async () => {
  await using watched = await open('/search/');
  const { page } = watched;
  expect(watched.requests.some((address) => address.endsWith('index.json'))).toBe(false);
  await field(page).fill('splic');
  await expectNote(page, '1 issue, 0 links');
  expect(await titles(page)).toEqual(['Knots of the north']);
  expect(await page.locator('.found mark').allTextContents()).toEqual(['Splicing']);
  const part = page.getByRole('link', { name: 'Splicing rope' });
  expect(await part.getAttribute('href')).toBe('/issues/2023-01/#splicing-rope');
  expect(new URL(page.url()).search).toBe('?q=splic');
  await field(page).fill('JOAO');
  await expect.poll(() => page.locator('.found mark').allTextContents()).toEqual(['João']);
  await field(page).fill('結び');
  await expect.poll(() => page.locator('.found mark').allTextContents()).toEqual(['結び']);
  await field(page).fill('nowhere');
  await expectNote(page, 'Nothing was found. Try fewer words, or the beginning of one.');
  await expectQuiet(watched);
});

test('an address is opened by others, and the way back leads through what was looked for', async () => {
  await using watched = await open('/search/?q=anchors');
  const { page } = watched;
  await expectNote(page, `${MANY} issues, ${MANY} links`);
  expect(await field(page).inputValue()).toBe('anchors');
  await field(page).fill('marlinspike');
  await expectNote(page, '1 issue, 1 link');
  await page.goBack();
  await expectNote(page, `${MANY} issues, ${MANY} links`);
  expect(await field(page).inputValue()).toBe('anchors');
  await expectReadable(page);
  await expectQuiet(watched);
});

test('what has all words comes alone; where nothing has, what has some is told apart', async () => {
  await using watched = await open('/search/?q=bowline+anchors+zebra');
  await expectNote(
    watched.page,
    `Nothing has all of these words; this has some of them. ${MANY + 1} issues, ${MANY} links`,
  );
  expect((await titles(watched.page)).slice(0, 1)).toEqual(['Knots of the north']);
});

test('the keyboard is enough', async () => {
  await using watched = await open('/search/');
  const { page } = watched;
  await field(page).focus();
  await page.keyboard.type('anchors');
  await page.keyboard.press('Enter');
  await expectNote(page, `${MANY} issues, ${MANY} links`);
  await expect.poll(async () => (await titles(page)).length).toBe(10);
  await page.keyboard.press('ArrowDown');
  const first = await focused(page);
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-query');
  expect(await titles(page)).toHaveLength(10);
  await page.getByRole('button', { name: 'Show 10 more' }).first().press('Enter');
  await expect.poll(async () => (await titles(page)).length).toBe(20);
  expect(await focused(page)).toMatch(/^Letter/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await page.locator('.found').count()).toBe(0);
  expect(new URL(page.url()).search).toBe('');
});

test('without a script the page says so, and leads to years, tags and lists', async () => {
  await using watched = await open('/search/', { javaScriptEnabled: false });
  const { page } = watched;
  expect(await page.locator('.without-script').isVisible()).toBe(true);
  expect(await page.locator('.search-form').isVisible()).toBe(false);
  await page.getByRole('link', { name: '2022' }).click();
  await page.waitForURL(`${site.url}/issues/#year-2022`);
  expect((await page.locator(':target').textContent())?.trim()).toBe('2022');
});

test('an address that leads nowhere offers its words to the search', async () => {
  await using watched = await open('/');
  const { page } = watched;
  const body = await readFile(join(newsletter.dist, '404.html'), 'utf8');
  const lost = '/blog/2019/03/splicing-rope.html';
  await page.route(`**${lost}`, (route) =>
    route.fulfill({ status: 404, contentType: 'text/html', body }),
  );
  await page.goto(site.url + lost);
  await expect.poll(() => field(page).inputValue()).toBe('blog splicing rope');
  await page.getByRole('button', { name: 'Search' }).click();
  await expectNote(page, /1 issue, 0 links/);
  expect(new URL(page.url()).search).toBe('?q=blog+splicing+rope');
});

test('a file that does not come is told, and asked for again', async () => {
  await using watched = await open('/search/');
  const { page } = watched;
  await page.route('**/search/words/*', (route) => route.abort());
  await field(page).fill('bowline');
  await expectNote(page, 'The search did not load. Try again, or reload the page.');
  await page.unroute('**/search/words/*');
  await field(page).press('Enter');
  await expectNote(page, '1 issue, 0 links');
});

test('nothing of drafts, letters for patrons, extras and links aside is in any file of the search or list', async () => {
  const made = (await filesOf('')).filter((file) =>
    /^(?:search|writing|building|statistics|issues\/index|sitemap)/.test(file),
  );
  expect(made.filter((file) => file.startsWith('search/words/'))).not.toEqual([]);
  for (const file of made) {
    const text = (await readFile(join(newsletter.dist, file), 'utf8')).toLowerCase();
    for (const canary of canaries) expect(text, `${canary} in ${file}`).not.toContain(canary);
  }
  const words = await Promise.all(
    made.map((file) => readFile(join(newsletter.dist, file), 'utf8')),
  );
  expect(words.some((text) => text.includes('["bowline"'))).toBe(true);
});

test.each([
  '/search/',
  '/issues/',
  '/writing/',
  '/writing/talk/',
  '/building/',
  '/building/winch/',
  '/statistics/',
])('%s can be read by everybody', async (address) => {
  await using watched = await open(address);
  await watched.page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
  await expectReadable(watched.page);
  await expectQuiet(watched);
});

test('all that was written is listed by year and kind, all that was built by name', async () => {
  await using watched = await open('/writing/');
  const { page } = watched;
  const years = await page.locator('.written-year > h2').allTextContents();
  expect(years.map((text) => text.trim())).toEqual(['2022 6', '2021 12']);
  expect(await page.locator('.written-list > li').count()).toBe(MANY);
  await page.getByRole('link', { name: 'Talks' }).click();
  await expect.poll(() => page.locator('.written-list > li').count()).toBe(6);
  await page.goto(`${site.url}/building/`);
  expect(await page.locator('.entry-version').allTextContents()).toEqual(
    [17, 16, 15, 14].map((each) => `0.${each}.0`),
  );
  await page.getByRole('link', { name: 'Earlier' }).click();
  await expect.poll(() => page.locator('.entry-version').count()).toBe(MANY);
});

test('pictures are drawn at the build, and each has its numbers', async () => {
  await using watched = await open('/issues/', { javaScriptEnabled: false });
  const { page } = watched;
  const cells = await page.locator('.heat rect title').allTextContents();
  expect(cells).toHaveLength(MANY + 1);
  expect(cells).toContain('February 2021: 1 link');
  const rows = await page.locator('.heat table tbody tr').allTextContents();
  expect(rows.map((row) => row.trim().split(/\s+/).slice(0, 3).join(' '))).toEqual([
    '2023 1 1',
    '2022 6 6',
    '2021 12 12',
  ]);
  await page.goto(`${site.url}/statistics/`);
  expect(await page.locator('.plot svg path').count()).toBe(3);
  expect(await page.locator('.plot-sum').first().textContent()).toBe(String(MANY + 1));
  expect(await page.locator('.plot').first().locator('tbody tr').count()).toBe(25);
  expect(
    await page.locator('.cited-most').first().locator('tbody tr').first().textContent(),
  ).toMatch(/anchor\.example\s*18/);
});

test('the script of the search is small, and no other page loads it', async () => {
  const script = (await filesOf('_assets')).find((file) => file.startsWith('start-search')) ?? '';
  const bytes = await readFile(join(newsletter.dist, '_assets', script));
  expect(gzipSync(bytes).byteLength).toBeLessThan(5000);
  await using watched = await open('/issues/');
  expect(watched.requests.some((address) => address.includes('start-search'))).toBe(false);
});

function field(page: Page) {
  return page.getByRole('searchbox');
}

async function titles(page: Page): Promise<string[]> {
  return page.locator('.found .entry-title').allTextContents();
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

async function expectNote(page: Page, note: string | RegExp): Promise<void> {
  const told = (): Promise<string | null> => page.locator('#search-note').textContent();
  // A busy machine takes its time to open another page.
  const polled = expect.poll(told, { timeout: 10_000 });
  await (typeof note === 'string' ? polled.toBe(note) : polled.toMatch(note));
}

async function expectQuiet({ errors, requests }: WatchedPage): Promise<void> {
  expect(errors).toEqual([]);
  expect(new Set(requests.map((address) => new URL(address).host))).toEqual(
    new Set([new URL(site.url).host]),
  );
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const watched = await watchedPage(browser, { colorScheme: 'light', ...options });
  await watched.page.goto(site.url + path);
  return watched;
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(newsletter.dist, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(newsletter.dist.length + 1))
    .map((path) => (folder === '' ? path : path.slice(folder.length + 1)));
}

/** Sealed extras in a real browser, from pages as they are built and from the server as it serves them. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { extras as says } from '../../src/core/texts/en/extras.ts';
import { running, type Running } from '../server/running.ts';
import { sharedBrowser } from './browser.ts';
import { ATTACHMENT_BYTES, type SealedNewsletter, sealedNewsletter } from './sealed-newsletter.ts';
import { expectReadable, type WatchedPage, watchedPage } from './watched-page.ts';

/** What somebody would try who could change what is sealed. */
const ATTACK = `<script>document.title = 'run'</script>
<img src="x" onerror="document.title = 'run'" alt="">
<svg><script>document.title = 'run'</script></svg>
<a id="bad" href="javascript:document.title='run'">x</a>
<iframe srcdoc="<script>parent.document.title='run'</script>"></iframe>
<details open ontoggle="document.title='run'"><summary>s</summary></details>
<form action="https://evil.example"><button>Send</button></form><style>body { display: none }</style>`;

const PRICING = '[data-extra="2023-10#pricing"]';
const WORKSHOP = '[data-extra="2023-10#workshop"]';
/** Every address that a secret stands behind looks like this. */
const SECRET = /#[kp]=[\w-]{22,}/;

let newsletter: SealedNewsletter;
let browser: Browser;

beforeAll(async () => {
  newsletter = await sealedNewsletter(ATTACK);
  browser = await sharedBrowser();
});

afterAll(async () => {
  await newsletter?.[Symbol.asyncDispose]();
});

interface Visit extends WatchedPage {
  readonly server: Running;
  go(address: string): Promise<void>;
}

async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
  const server = await running({ deps: { distDir: newsletter.dist } });
  const watched = await watchedPage(browser, options);
  onTestFinished(() => watched[Symbol.asyncDispose]());
  return {
    ...watched,
    server,
    go: async (address) => void (await watched.page.goto(server.url + address)),
  };
}

const note = (page: Page) => page.locator('.patron-note > p');
const told = (page: Page, words: string) =>
  note(page).filter({ hasText: words }).waitFor({ timeout: 10_000 });
const isOpen = (page: Page, extra: string) => page.locator(`${extra}.extra-open`).count();

test('a mailed link opens its extra, leads there, and leaves no trace', async () => {
  const { page, go, errors, requests, server } = await visit();
  await go(newsletter.links.pricing);
  await told(page, says.openedByLink);
  expect(await page.locator(PRICING).innerText()).toContain('Canary P');
  expect(await isOpen(page, WORKSHOP)).toBe(0);
  expect(page.url()).toBe(server.url + newsletter.address);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
    'How the workshop was priced',
  );
  await expectReadable(page);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  // For the next visit nothing is kept.
  await go(newsletter.address);
  await page.locator(`${PRICING} .extra-hint`).waitFor();
  expect(await isOpen(page, PRICING)).toBe(0);
  expect(errors).toEqual([]);
  expect(requests.filter((url) => SECRET.test(url))).toEqual([]);
  expect(requests.filter((url) => url.includes('/ring/'))).toEqual([]);
  expect(server.log.length).toBeGreaterThan(3);
  expect(JSON.stringify(server.log)).not.toMatch(/#|[kp]=/);
});

test('a personal link opens what its tier may read, there and on later visits', async () => {
  const { page, go, errors, requests, server } = await visit();
  await go(`/${newsletter.links.supporter}`);
  await told(page, says.kept);
  expect(page.url()).toBe(`${server.url}/`);
  await expectReadable(page);
  await go(newsletter.address);
  await told(page, says.open);
  expect(await page.locator(PRICING).innerText()).toContain('Canary P');
  expect(await isOpen(page, WORKSHOP)).toBe(0);
  expect(await page.content()).not.toContain('Canary W');
  await expectReadable(page);
  expect(errors).toEqual([]);
  expect(JSON.stringify([requests, server.log])).not.toMatch(SECRET);
  // Not even the name of a ring is in the log: it would tell which patron came.
  const targets = server.log.map((entry) => String(entry['target']));
  expect(targets.filter((target) => target.startsWith('/ring/'))).toEqual(['/ring/*', '/ring/*']);
});

test('the highest tier opens all of it', async () => {
  const { page, go } = await visit();
  await go(newsletter.address + newsletter.links.benefactor);
  await told(page, says.kept);
  expect([await isOpen(page, PRICING), await isOpen(page, WORKSHOP)]).toEqual([1, 1]);
});

test('what is kept can be used, but not read out', async () => {
  const { page, go } = await visit();
  await go(`/${newsletter.links.supporter}`);
  await told(page, says.kept);
  const kept = await page.evaluate(async () => {
    const open = indexedDB.open('nl-extra');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const get = open.result.transaction('keys').objectStore('keys').getAll();
    await new Promise((resolve) => get.addEventListener('success', resolve));
    const [key] = get.result;
    const exported = await crypto.subtle.exportKey('raw', key).then(
      () => 'exported',
      (error: Error) => error.name,
    );
    return { count: get.result.length, extractable: key.extractable, exported };
  });
  expect(kept).toEqual({ count: 1, extractable: false, exported: 'InvalidAccessError' });
});

test.each([
  ['#k=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'of another extra'],
  ['#k=AAAA', 'cut short'],
  ['#k=', 'empty'],
  ['#p=AAAAAAAAAAAAAAAAAAAAAA', 'of nobody'],
  ['#p=AAAA', 'cut short, a patron’s'],
])('%s opens nothing, and says so (%s)', async (fragment) => {
  const { page, go, server } = await visit();
  await go(newsletter.address + fragment);
  await told(page, says.wrongLink);
  expect(await page.locator('.extra-open').count()).toBe(0);
  expect(page.url()).toBe(server.url + newsletter.address);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(says.wrongLink);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await expectReadable(page);
});

test.each([
  ['ended', says.ended],
  ['replaced', says.wrongLink],
  ['newcomer', says.notYours],
] as const)('a patron whose support is %s is told so', async (who, words) => {
  const { page, go } = await visit();
  await go(newsletter.address + newsletter.links[who]);
  await told(page, words);
  expect(await page.locator('.extra-open').count()).toBe(0);
  await expectReadable(page);
});

test('a device whose link was replaced since is told so', async () => {
  const { page, go } = await visit();
  await go(`/${newsletter.links.supporter}`);
  await told(page, says.kept);
  await page.route('**/ring/*', (route) => route.fulfill({ status: 404, body: 'Gone' }));
  await go(newsletter.address);
  await told(page, says.replaced);
  expect(await page.locator('.extra-open').count()).toBe(0);
});

test('without a network for rings all stays closed, and the next visit opens', async () => {
  const { page, go } = await visit();
  await page.route('**/ring/*', (route) => route.abort());
  await go(newsletter.address + newsletter.links.supporter);
  await told(page, says.unreachable);
  expect(await page.locator('.extra-open').count()).toBe(0);
  await expectReadable(page);
  await page.unroute('**/ring/*');
  await go(newsletter.address);
  await told(page, says.open);
  expect(await isOpen(page, PRICING)).toBe(1);
});

test('a ring that is too large, or not one, opens nothing', async () => {
  const { page, go } = await visit();
  const body = Buffer.alloc(2 * 1024 * 1024);
  await page.route('**/ring/*', (route) => route.fulfill({ status: 200, body }));
  await go(newsletter.address + newsletter.links.supporter);
  await told(page, says.unreachable);
  await page.unroute('**/ring/*');
  await page.route('**/ring/*', (route) => route.fulfill({ status: 200, body: '<p>Welcome</p>' }));
  await go(newsletter.address + newsletter.links.supporter);
  await told(page, says.wrongLink);
});

test('forgetting closes what is open, and stays', async () => {
  const { page, go } = await visit();
  await go(`/${newsletter.links.supporter}`);
  await told(page, says.kept);
  await go(newsletter.address);
  await told(page, says.open);
  await page.getByRole('button', { name: 'Forget me on this device' }).press('Enter');
  await told(page, says.forgotten);
  expect(await page.locator('.extra-open').count()).toBe(0);
  expect(await page.content()).not.toContain('Canary P');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(says.forgotten);
  expect(await page.locator(`${PRICING} .extra-teaser`).isVisible()).toBe(true);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await go(newsletter.address);
  await page.locator('.extra-hint').first().waitFor();
  expect(await page.locator('.extra-open').count()).toBe(0);
});

test('a link that is followed on the page itself opens, too', async () => {
  const { page, go, server } = await visit();
  await go(newsletter.address);
  await page.evaluate(
    (fragment) => {
      location.hash = fragment;
    },
    newsletter.links.pricing.split('#')[1] ?? '',
  );
  await told(page, says.openedByLink);
  expect(page.url()).toBe(server.url + newsletter.address);
});

test('the back button leads to no secret, and to nothing that was forgotten', async () => {
  const { page, go, server } = await visit();
  await go(newsletter.links.pricing);
  await told(page, says.openedByLink);
  await go(`/${newsletter.links.supporter}`);
  await told(page, says.kept);
  await go(newsletter.address);
  await told(page, says.open);
  await go('/issues/');
  await page.goBack();
  await told(page, says.open);
  await page.getByRole('button', { name: 'Forget me' }).click();
  await told(page, says.forgotten);
  await page.goBack();
  expect(page.url()).toBe(`${server.url}/`);
  await page.goBack();
  expect(page.url()).toBe(server.url + newsletter.address);
  expect(await page.evaluate(() => history.length)).toBeGreaterThan(2);
});

test('a page from the browser’s memory closes what was forgotten elsewhere', async () => {
  const { page, go } = await visit();
  await go(`/${newsletter.links.supporter}`);
  await told(page, says.kept);
  await go(newsletter.address);
  await told(page, says.open);
  // Headless browsers under a debugger keep no pages, so the event is sent by hand.
  await page.evaluate(async () => {
    const gone = indexedDB.deleteDatabase('nl-extra');
    await new Promise((resolve) => gone.addEventListener('success', resolve));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await page.locator(`${PRICING} .extra-teaser`).waitFor();
  expect(await page.locator('.extra-open, .patron-note').count()).toBe(0);
});

test('what was planted in an extra stays inert', async () => {
  const { page, go, requests } = await visit();
  await go(newsletter.address);
  const title = await page.title();
  await go(newsletter.address + newsletter.links.benefactor);
  await told(page, says.kept);
  await page.locator('#bad').click();
  await page.waitForTimeout(300);
  expect(await page.title()).toBe(title);
  expect(await isOpen(page, WORKSHOP)).toBe(1);
  const found = await page
    .locator(
      `${WORKSHOP} :is(script, svg, iframe, form, style, [onerror], [ontoggle], [href^="java"])`,
    )
    .count();
  expect(found).toBe(0);
  expect(requests.filter((url) => url.includes('evil'))).toEqual([]);
});

test('nothing in the page can make HTML out of text, or another policy to do so', async () => {
  const { page, go } = await visit();
  await go(newsletter.address);
  const tried = await page.evaluate(() => {
    const nameOf = (attempt: () => unknown): string => {
      try {
        attempt();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    };
    return [
      nameOf(() => (document.body.innerHTML = '<p>x</p>')),
      nameOf(() => window.trustedTypes?.createPolicy('other', { createHTML: (html) => html })),
    ];
  });
  expect(tried).toEqual(['TypeError', 'TypeError']);
});

test('pictures are there at once, sound when it is played, and a book of 50 MB when it is asked for', async () => {
  const { page, go, requests } = await visit({ acceptDownloads: true });
  await go(newsletter.links.pricing);
  const picture = page.locator(`${PRICING} figure img`);
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), { timeout: 10_000 })
    .toBe(1);
  expect(requests.filter((url) => url.includes('/sealed/'))).toHaveLength(1);
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('link', { name: 'The whole book' }).press('Enter');
  const book = await download;
  expect(book.suggestedFilename()).toBe('book.pdf');
  expect((await stat(await book.path())).size).toBe(ATTACHMENT_BYTES);
  await page.getByRole('button', { name: 'Play the talk' }).click();
  const player = page.locator('audio');
  await player.waitFor();
  expect(await player.evaluate((audio: HTMLAudioElement) => audio.src)).toMatch(/^blob:/);
  expect(requests.filter((url) => url.includes('/sealed/'))).toHaveLength(3);
});

test('a file that cannot be fetched says so', async () => {
  const { page, go } = await visit();
  await page.route('**/sealed/*', (route) => route.abort());
  await go(newsletter.links.pricing);
  const notes = page.locator('.extra-file-note');
  await notes.filter({ hasText: 'could not be fetched' }).waitFor();
  await page.getByRole('link', { name: 'The whole book' }).click();
  await expect.poll(() => notes.filter({ hasText: 'could not be fetched' }).count()).toBe(2);
});

test('where the browser keeps nothing, it opens for this visit', async () => {
  const { page, go, context } = await visit();
  await context.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('Private.', 'InvalidStateError');
    };
  });
  await go(newsletter.address + newsletter.links.supporter);
  await told(page, says.notKept);
  expect(await isOpen(page, PRICING)).toBe(1);
  await page.getByRole('button', { name: 'Forget me' }).click();
  await told(page, says.forgotten);
  expect(await isOpen(page, PRICING)).toBe(0);
});

test('without JavaScript the place says what to do', async () => {
  const { page, go } = await visit({ javaScriptEnabled: false });
  await go(newsletter.links.pricing);
  expect(await page.locator(PRICING).innerText()).toContain('JavaScript must be on');
  expect(await page.locator(PRICING).innerText()).not.toContain('Canary');
});

test('when the script cannot be loaded, a link says so', async () => {
  const { page, go } = await visit();
  await page.route('**/open-extras*', (route) => route.abort());
  await go(newsletter.links.pricing);
  await page.getByText('a part of the page did not load').waitFor();
});

test('what opens extras is at most 5 KB, and no other page loads it', async () => {
  const assets = join(newsletter.dist, '_assets');
  const names = await readdir(assets);
  const client = names.find((name) => name.startsWith('open-extras.')) ?? '';
  const loaded = new Set<string>();
  const load = async (name: string): Promise<void> => {
    if (loaded.has(name)) return;
    loaded.add(name);
    const code = await readFile(join(assets, name), 'utf8');
    for (const [, other = ''] of code.matchAll(/(?:from|import) ?["'`]\.\/([\w.-]+\.js)["'`]/g)) {
      await load(other);
    }
  };
  await load(client);
  const codes = await Promise.all([...loaded].map((name) => readFile(join(assets, name))));
  const size = codes.reduce((total, code) => total + gzipSync(code).byteLength, 0);
  expect(size).toBeGreaterThan(1000);
  expect(size).toBeLessThanOrEqual(5 * 1024);
  const { page, go, requests } = await visit();
  await go('/issues/2023-09/');
  await page.waitForLoadState('networkidle');
  expect(requests.filter((url) => url.includes('open-extras'))).toEqual([]);
});

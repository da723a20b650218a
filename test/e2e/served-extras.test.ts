/** A patron reads served extras, by their own hands in a real browser, with the real server and its mails. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewsletterInput } from '../../src/config/schema.ts';
import { runRoundup } from '../cli/run-roundup.ts';
import { startRoundup } from '../cli/start-roundup.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { type ScratchNewsletter, scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { sharedBrowser } from './browser.ts';
import { linkIn, receivedMail } from './mailbox.ts';
import { freeAddress } from './published-newsletter.ts';
import { expectReadable, watchedPage } from './watched-page.ts';

const SECRET = 'Nobody but patrons reads this sentence.';
/** Long enough that a browser does not fetch all of it at once. */
const SECONDS = 3000;
const ADA = 'ada@example.com';
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let site: string;
let newsletter: ScratchNewsletter;
let browser: Browser;

beforeAll(async () => {
  site = await freeAddress();
  newsletter = await scratchNewsletter({
    ...soundNewsletter,
    'newsletter.config.ts': `export default ${JSON.stringify(config())};\n`,
    'issues/2023-10.patron.md': `## Pricing {#pricing}\n\n${SECRET}\n\n![A dot](2023-10.patron/dot.png)\n\n[How it sounded](2023-10.patron/night.wav)\n\n[The book](2023-10.patron/book.pdf)\n`,
    'issues/2023-10.patron/dot.png': Buffer.from(PNG, 'base64'),
    'issues/2023-10.patron/night.wav': silence(SECONDS),
    'issues/2023-10.patron/book.pdf': '%PDF-1.4 the book',
    'issues/2023-10-bonus.md': `---\ntitle: The secret letter\ndate: 2023-11-03\ndescription: A description that is long enough.\naudience: patron\n---\nOnly a patron learns of this.\n`,
  });
  await run('build');
  await run('patrons', 'grant', ADA, 'patron');
  browser = await sharedBrowser();
});

afterAll(async () => {
  await newsletter?.[Symbol.asyncDispose]();
});

test('asks, opens the mail’s link, reads, listens, and logs out; the back button shows nothing', async () => {
  await using _server = await serve();
  await using watched = await watchedPage(browser);
  const { page, errors } = watched;
  const issue = `${site}/issues/2023-10/`;
  const built = await readFile(join(newsletter.root, 'dist/issues/2023-10/index.html'), 'utf8');
  expect(built).not.toContain(SECRET);

  await page.goto(issue);
  await expectReadable(page);
  expect(await page.getByText(SECRET).count()).toBe(0);
  await logIn(page, expectReadable);
  await expectReadable(page);

  await page.getByRole('link', { name: 'Read on' }).click();
  await page.getByRole('link', { name: 'October' }).first().click();
  await page.getByText(SECRET).waitFor();
  await page.getByText('You are reading as a patron (Patrons).').waitFor();
  await expectReadable(page);
  expect(await page.getByRole('img', { name: 'A dot' }).evaluate(naturalWidth)).toBe(1);

  // The player takes the end first, as one does who looks for a place.
  const parts: string[] = [];
  page.on('response', (response) => {
    const range = response.headers()['content-range'];
    if (response.url().endsWith('night.wav')) parts.push(`${response.status()} ${range}`);
  });
  const duration = await page.locator('audio').evaluate(playNearEnd);
  expect(Math.round(duration)).toBe(SECONDS);
  expect(parts.some((part) => /^206 bytes [1-9]\d*-/.test(part))).toBe(true);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'The book' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('the book');

  await page.goto(`${site}/issues/`);
  await page
    .getByRole('link', { name: /For Patrons/ })
    .first()
    .click();
  await page.getByText('Only a patron learns of this.').waitFor();
  await expectReadable(page);

  await page.goto(issue);
  await page.getByRole('button', { name: 'Log out' }).click();
  await heading(page, 'Read as a patron');
  await page.goBack();
  await page.waitForLoadState();
  expect(page.url()).toBe(issue);
  expect(await page.getByText(SECRET).count()).toBe(0);
  await page.getByText('log in').first().waitFor();
  expect(errors).toEqual([]);
});

test('works without JavaScript, and a lapsed patron sees the teaser again at the next click', async () => {
  await using _server = await serve();
  await using watched = await watchedPage(browser, { javaScriptEnabled: false });
  const { page, errors } = watched;
  await logIn(page);
  await page.goto(`${site}/issues/2023-10/`);
  await page.getByText(SECRET).waitFor();
  await run('patrons', 'revoke', ADA);
  try {
    await page.reload();
    expect(await page.getByText(SECRET).count()).toBe(0);
    await page.getByText('A teaser').waitFor();
    await page.goto(`${site}/patron`);
    await heading(page, 'No support is known of you now');
  } finally {
    await run('patrons', 'grant', ADA, 'patron');
  }
  await page.goto(`${site}/issues/2023-10/`);
  await page.getByText(SECRET).waitFor();
  expect(errors).toEqual([]);
});

test('the private feed is well-formed XML, and opens without a cookie', async () => {
  await using _server = await serve();
  await using watched = await watchedPage(browser);
  const { page } = watched;
  await logIn(page);
  await page.getByRole('button', { name: 'Make my feed' }).click();
  await page.getByText('It is yours alone').waitFor();
  await expectReadable(page);
  const address = await page.getByLabel('Your private feed').inputValue();
  const xml = await (await fetch(address)).text();
  const read = await page.evaluate((text) => {
    const feed = new DOMParser().parseFromString(text, 'application/xml');
    return {
      broken: feed.querySelector('parsererror')?.textContent,
      block: feed.getElementsByTagName('itunes:block')[0]?.textContent,
      enclosure: feed.querySelector('enclosure')?.getAttribute('url'),
      titles: [...feed.querySelectorAll('item > title')].flatMap((title) =>
        title.prefix === null ? [title.textContent] : [],
      ),
    };
  }, xml);
  expect(read).toMatchObject({ broken: undefined, block: 'yes' });
  expect(read.titles).toEqual(['The secret letter', 'October', 'October: Pricing']);
  expect(xml).toContain(SECRET);
  const part = await fetch(read.enclosure ?? '', { headers: { Range: 'bytes=0-3' } });
  expect([part.status, await part.text()]).toEqual([206, 'RIFF']);
  const rotated = await run('patrons', 'feed', ADA, '--rotate');
  expect(rotated).not.toContain(new URL(address).pathname.slice(6, 22));
  expect((await fetch(address)).status).toBe(404);
});

/** `look` at each page on the way. */
async function logIn(page: Page, look = async (_page: Page): Promise<void> => {}): Promise<void> {
  const outbox = join(newsletter.root, '.roundup/outbox');
  // The link of an earlier mail is used up.
  await rm(join(outbox, 'notice'), { recursive: true, force: true });
  await page.goto(`${site}/patron`);
  await heading(page, 'Read as a patron');
  await page.getByLabel('E-mail address').fill(ADA);
  await page.waitForTimeout(1600);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await heading(page, 'Please look into your inbox');
  const mail = await receivedMail(outbox, { address: ADA, folder: 'notice', words: '/enter/' });
  await look(page);
  await page.goto(linkIn(mail, '/patron/enter/'));
  await look(page);
  await page.getByRole('button', { name: 'Log in' }).click();
  await heading(page, 'You read as a patron');
}

async function heading(page: Page, words: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words }).waitFor();
}

async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runRoundup(args, newsletter);
  if (code !== 0) throw new Error(`roundup ${args.join(' ')}: ${stderr}`);
  return stdout + stderr;
}

async function serve(): Promise<AsyncDisposable> {
  const { port } = new URL(site);
  const isServing = (answer: unknown): answer is { url: string } =>
    typeof answer === 'object' && answer !== null && 'url' in answer;
  return startRoundup(['serve', '--port', port], { ...newsletter, isAnswer: isServing });
}

function config(): NewsletterInput {
  return {
    title: 'Ada & Machines',
    description: 'A letter about machines, for those who build them.',
    url: site,
    author: { name: 'Ada' },
    sender: { address: 'ada@example.com' },
    postalAddress: 'Street 1, Town',
    tiers: [{ id: 'patron', name: 'Patrons' }],
    support: { url: 'https://news.example.com/support', pitch: 'Please.' },
    extras: { access: 'served' },
  };
}

/** A recording in which nothing is heard, so many seconds long (WAV, 8 bits, 8 kHz). */
function silence(seconds: number): Uint8Array {
  const bytes = Buffer.alloc(44 + seconds * 8000, 128);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, 8000],
    [28, 8000],
    [40, bytes.length - 44],
  ] as const) {
    bytes.writeUInt32LE(value, at);
  }
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const) {
    bytes.writeUInt16LE(value, at);
  }
  bytes.write('data', 36);
  return bytes;
}

function naturalWidth(image: Element): number {
  return image instanceof HTMLImageElement ? image.naturalWidth : 0;
}

async function playNearEnd(player: Element): Promise<number> {
  if (!(player instanceof HTMLMediaElement)) throw new Error('No player.');
  player.muted = true;
  player.preload = 'auto';
  await player.play();
  await new Promise((resolve) => {
    player.addEventListener('seeked', resolve, { once: true });
    player.currentTime = player.duration - 10;
  });
  player.pause();
  return player.duration;
}

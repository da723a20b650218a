/** Subscribing, confirming, changing and leaving, by a reader's own hands in a real browser. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { runRoundup } from '../cli/run-roundup.ts';
import { sharedBrowser } from './browser.ts';
import { linkIn, receivedMail } from './mailbox.ts';
import {
  freeAddress,
  publishedNewsletter,
  type PublishedNewsletter,
} from './published-newsletter.ts';
import { expectReadable, watchedPage } from './watched-page.ts';

let site: string;
let newsletter: PublishedNewsletter;
let browser: Browser;

beforeAll(async () => {
  site = await freeAddress();
  newsletter = await publishedNewsletter({ archive: site });
  browser = await sharedBrowser();
});

afterAll(async () => {
  await newsletter?.[Symbol.asyncDispose]();
});

test('with JavaScript: from the home page to the welcome, the settings, a new address and out', async () => {
  await using _server = await newsletter.serve();
  await using watched = await watchedPage(browser);
  const { page, errors } = watched;
  const former = 'cy@example.com';

  await page.goto(`${site}/`);
  await page.getByLabel('Have it sent to you').fill(former);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  const answer = page.getByRole('form', { name: 'Subscribe' }).getByRole('status');
  await answer.getByText('Please look into your inbox').waitFor();
  expect(page.url()).toBe(`${site}/`);
  await expectReadable(page);

  const asked = await notice(former, '/confirm/');
  expect(asked.subject).toBe('Do you want to get Ada & Machines?');
  await page.goto(linkIn(asked, '/confirm/'));
  await expectReadable(page);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await heading(page, 'You are subscribed');
  await expectReadable(page);

  const welcome = await mailFrom('welcome-2023-10', former, 'Welcome to Ada & Machines!');
  expect(welcome.subject).toBe('Welcome to Ada & Machines: October');
  await page.goto(linkIn(welcome, '/u/'));
  await expectReadable(page);
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await heading(page, 'Please look into your inbox');
  await expectReadable(page);

  const settings = linkIn(await notice(former, '/settings/'), '/settings/');
  await page.goto(settings);
  await expectReadable(page);
  await page.getByLabel('Issues may greet you by it').fill('Cy <b>');
  await save(page, 'Name', 'Your name is saved.');
  await page.getByLabel('Workshops').check();
  await save(page, 'Topics', 'Your topics are saved.');
  await page.getByLabel('Send nothing for').selectOption('3 months');
  await save(page, 'Pause', 'The pause has begun.');
  await expectReadable(page);
  expect(await page.getByLabel('Issues may greet you by it').inputValue()).toBe('Cy <b>');
  expect(await page.getByLabel('Workshops').isChecked()).toBe(true);
  expect(await page.getByLabel('Books').isChecked()).toBe(false);
  await page.getByText(/again after \d+ \w+ \d{4}/).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({
    subscriber: { address: { spelling: former }, name: 'Cy <b>', tags: ['workshops'] },
  });

  const newer = 'cy@elsewhere.example';
  await page.getByLabel('We ask there').fill(newer);
  await save(page, 'Another address', 'A mail is on its way to the new address');
  await page.goto(linkIn(await notice(newer, '/confirm/'), '/confirm/'));
  await expectReadable(page);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await heading(page, 'Your address is changed');
  expect((await notice(former, 'Nothing more comes to this one')).text).not.toContain(newer);

  // Only who reads mail at the former address has these links: one is void, the other leads out.
  await page.goto(settings);
  await heading(page, 'This link has expired or is not complete');
  expect(errors.splice(0)).toEqual([expect.stringContaining('404')]);
  await page.goto(linkIn(welcome, '/u/'));
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  await heading(page, 'You are unsubscribed');
  await expectReadable(page);
  expect(errors).toEqual([]);
  expect(await states()).toMatchObject({ [newer]: 'unsubscribed' });
});

test('without JavaScript: two presses, and an erasure at the end', async () => {
  await using _server = await newsletter.serve();
  await using watched = await watchedPage(browser, { javaScriptEnabled: false });
  const { page, errors } = watched;
  const address = 'di@example.com';
  await page.goto(`${site}/issues/2023-10/`);
  await page.getByLabel('Have it sent to you').fill(address);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await heading(page, 'Is the address right?');
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(address);
  // Nobody looks at an address in less; the server takes it for a machine then.
  await page.waitForTimeout(1600);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await heading(page, 'Please look into your inbox');
  await page.goto(linkIn(await notice(address, '/confirm/'), '/confirm/'));
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await heading(page, 'You are subscribed');

  const leave = linkIn(await mailFrom('welcome-2023-10', address, 'Welcome'), '/u/');
  await page.goto(leave);
  await page.getByLabel('Send nothing for').selectOption('6 months');
  await page.getByRole('button', { name: 'Pause' }).click();
  await heading(page, 'A pause it is');
  await page.goto(leave);
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await page.goto(linkIn(await notice(address, '/settings/'), '/settings/'));
  await page.getByLabel('I am sure').check();
  await page.getByRole('button', { name: 'Erase me' }).click();
  await heading(page, 'All about you is erased');
  expect(errors).toEqual([]);
  expect(Object.keys(await states())).not.toContain(address);
});

test('a proof of work is computed by a script that only such a newsletter loads', async () => {
  const isLoaded = (url: string): boolean => url.includes('solve-challenge');
  for (const [proofOfWork, address] of [
    [false, 'ed@example.com'],
    [true, 'fi@example.com'],
  ] as const) {
    await using _server = await newsletter.serve({ subscribe: { proofOfWork } });
    await using watched = await watchedPage(browser);
    const { page, errors, requests } = watched;
    await page.goto(`${site}/`);
    await subscribe(page, address);
    expect(requests.some(isLoaded)).toBe(proofOfWork);
    expect(errors).toEqual([]);
    await notice(address, '/confirm/');
  }
});

test('what machines alone fill in is out of reach for people, by keys and by ear', async () => {
  await using _server = await newsletter.serve();
  await using watched = await watchedPage(browser);
  const { page } = watched;
  await page.goto(`${site}/`);
  const form = page.getByRole('form', { name: 'Subscribe' });
  expect(await form.locator('input[name="website"]').count()).toBe(1);
  expect(await form.ariaSnapshot()).toMatchInlineSnapshot(`
    "- form "Subscribe":
      - text: Have it sent to you
      - textbox "Have it sent to you":
        - /placeholder: you@example.com
      - button "Subscribe"
      - status: Once a month. You confirm once, and one click ends it."
  `);
  await page.getByLabel('Have it sent to you').focus();
  const reached = [];
  for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    reached.push(await page.evaluate(() => document.activeElement?.textContent));
  }
  // The field itself has no text.
  expect(reached).toEqual(['Subscribe', 'October', 'Subscribe', '']);
});

test('what is wrong is told in place, at its field, and nothing below it moves', async () => {
  await using _server = await newsletter.serve({ subscribe: { disposable: 'refuse' } });
  await using watched = await watchedPage(browser, { viewport: { width: 390, height: 844 } });
  const { page } = watched;
  await page.goto(`${site}/`);
  const below = async (): Promise<number | undefined> =>
    (await page.locator('.newest').boundingBox())?.y;
  const before = await below();
  const field = page.getByLabel('Have it sent to you');
  await field.fill('gus@mailinator.com');
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Subscribe' });
  await form.getByText('This address is made to be thrown away').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe('gus@mailinator.com');
  await expectReadable(page);
  expect(await below()).toBe(before);
  await field.fill('gus@example.com');
  await page.keyboard.press('Enter');
  await form.getByText('Please look into your inbox').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('false');
  expect(await below()).toBe(before);
});

async function subscribe(page: Page, address: string): Promise<void> {
  await page.getByLabel('Have it sent to you').fill(address);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  const form = page.getByRole('form', { name: 'Subscribe' });
  await form.getByText('Please look into your inbox').waitFor();
}

async function heading(page: Page, words: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words }).waitFor();
}

async function save(page: Page, section: string, words: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 2, name: section });
  await page.locator('section').filter({ has: heading }).getByRole('button').click();
  await page.getByRole('status').getByText(words).waitFor();
}

function notice(address: string, words: string): ReturnType<typeof receivedMail> {
  return mailFrom('notice', address, words);
}

function mailFrom(folder: string, address: string, words: string): ReturnType<typeof receivedMail> {
  return receivedMail(newsletter.outbox, { folder, address, words });
}

/** By address. */
async function states(): Promise<Record<string, string>> {
  const { stdout } = await runRoundup(['subscribers', 'list', '--json'], newsletter);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const { address, state } = JSON.parse(line);
      return [address, state];
    }),
  );
}

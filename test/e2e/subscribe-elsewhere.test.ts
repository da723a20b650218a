/** The archive on one host and the server on another: they allow each other, and nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { sharedBrowser } from './browser.ts';
import { linkIn, receivedMail } from './mailbox.ts';
import {
  freeAddress,
  publishedNewsletter,
  type PublishedNewsletter,
} from './published-newsletter.ts';
import { serveFolder } from './serve-folder.ts';
import { watchedPage } from './watched-page.ts';

let archive: string;
let server: string;
let newsletter: PublishedNewsletter;
let browser: Browser;

beforeAll(async () => {
  archive = await freeAddress();
  server = await freeAddress();
  newsletter = await publishedNewsletter({ archive, server });
  browser = await sharedBrowser();
});

afterAll(async () => {
  await newsletter?.[Symbol.asyncDispose]();
});

test('the form of the archive’s host is taken by the server’s, in place', async () => {
  await using _server = await newsletter.serve();
  await using _site = await archiveAt(archive);
  await using watched = await watchedPage(browser);
  const { page, errors, requests } = watched;
  await page.goto(`${archive}/`);
  await submit(page, 'cy@example.com');
  await page.getByRole('status').getByText('Please look into your inbox').waitFor();
  expect(page.url()).toBe(`${archive}/`);
  expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([archive, server]));
  const link = linkIn(await confirmation('cy@example.com'), '/confirm/');
  expect(new URL(link).origin).toBe(server);
  await page.goto(link);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.getByRole('heading', { name: 'You are subscribed' }).waitFor();
  expect(errors).toEqual([]);
});

test('a copy of the archive on a third host is refused, with and without its script', async () => {
  await using _server = await newsletter.serve();
  const copy = await freeAddress();
  await using _site = await archiveAt(copy);
  for (const javaScriptEnabled of [true, false]) {
    await using watched = await watchedPage(browser, { javaScriptEnabled });
    const { page } = watched;
    await page.goto(`${copy}/`);
    await submit(page, 'eve@example.com');
    await page.getByRole('heading', { name: 'not ours' }).waitFor();
    expect(page.url()).toBe(`${server}/subscribe`);
  }
});

test('a host whose policy does not name the server keeps the form to itself', async () => {
  await using _server = await newsletter.serve();
  await using _site = await archiveAt(archive, []);
  await using watched = await watchedPage(browser);
  const { page, errors, requests } = watched;
  await page.goto(`${archive}/`);
  await submit(page, 'cy@example.com');
  await expect.poll(() => errors.join('\n')).toContain('form-action');
  expect(errors.join('\n')).toContain('connect-src');
  expect(requests.filter((url) => url.startsWith(server))).toEqual([]);
});

test('while the server is down the browser sends the form itself', async () => {
  await using _site = await archiveAt(archive);
  await using watched = await watchedPage(browser);
  const { page } = watched;
  await page.goto(`${archive}/`);
  const sent = page.waitForRequest(
    (request) => request.isNavigationRequest() && request.url() === `${server}/subscribe`,
  );
  await submit(page, 'di@example.com');
  expect((await sent).method()).toBe('POST');
  expect((await sent).postData()).toBe('email=di%40example.com&website=');
});

test('what a proxy says while the server restarts is no answer: the form is sent again', async () => {
  await using _server = await newsletter.serve();
  await using _site = await archiveAt(archive);
  await using watched = await watchedPage(browser);
  const { page } = watched;
  // Only the script is told so.
  await page.route(`${server}/**`, (route) =>
    route.request().resourceType() === 'fetch'
      ? route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' })
      : route.continue(),
  );
  await page.goto(`${archive}/`);
  await submit(page, 'di@example.com');
  await page.getByRole('heading', { name: 'Is the address right?' }).waitFor();
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('di@example.com');
});

/** As a static host that is set up for the server, unless told otherwise. */
function archiveAt(
  address: string,
  postsTo: readonly string[] = [archive, server],
): ReturnType<typeof serveFolder> {
  const port = Number(new URL(address).port);
  return serveFolder(newsletter.dist, archivePolicy({ postsTo }), port);
}

async function submit(page: Page, address: string): Promise<void> {
  await page.getByLabel('Have it sent to you').fill(address);
  // A click would wait for the page that a policy may keep from coming.
  await page.keyboard.press('Enter');
}

function confirmation(address: string): ReturnType<typeof receivedMail> {
  return receivedMail(newsletter.outbox, { folder: 'notice', address, words: '/confirm/' });
}

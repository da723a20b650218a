/** The demo, as the README's first line runs it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { runRoundup, startRoundupAlone } from '../cli/run-roundup.ts';
import { startRoundup } from '../cli/start-roundup.ts';
import { sampleNewsletter } from '../fakes/sample-newsletter.ts';
import { sharedBrowser } from './browser.ts';
import { watchedPage } from './watched-page.ts';

const isAddresses = (answer: unknown): answer is { archive: string; outbox: string } =>
  typeof answer === 'object' && answer !== null && 'outbox' in answer;

test('builds, mails four people and ends with --once; a second time it mails nobody', async () => {
  await using newsletter = await sampleNewsletter();
  const first = await startRoundupAlone(['demo', '--once'], newsletter);
  expect(first, first.stderr).toMatchObject({ code: 0 });
  expect(await readdir(join(newsletter.root, 'dist'))).toEqual(
    expect.arrayContaining(['index.html', 'rss.xml', 'atom.xml', 'feed.json', 'issues', 'links']),
  );
  const folder = join(newsletter.root, '.roundup/demo/outbox/2023-10');
  const mails = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  expect(mails).toHaveLength(4);
  const opened = await Promise.all(
    mails.map(async (name) => {
      const { text = '' } = await simpleParser(await readFile(join(folder, name)));
      return text.includes('33.60');
    }),
  );
  expect(opened.filter(Boolean)).toHaveLength(1);
  expect((await readdir(newsletter.root)).toSorted()).toEqual(
    ['.roundup', 'dist', 'issues', 'links', 'newsletter.config.ts', 'public'].toSorted(),
  );
  const second = await runRoundup(['demo', '--once'], newsletter);
  expect(second, second.stderr).toMatchObject({ code: 0 });
  expect((await readdir(folder)).filter((name) => name.endsWith('.eml'))).toHaveLength(4);
});

test('serves the archive and the outbox, and lets one subscribe, until it is interrupted', async () => {
  await using newsletter = await sampleNewsletter();
  await using demo = await startRoundup(['demo', '--port', '0'], {
    ...newsletter,
    isAnswer: isAddresses,
  });
  const { archive, outbox } = demo.answer;
  const page = await fetch(`${archive}/issues/2023-10/`);
  expect(await page.text()).toContain('From unit file to manifest');
  expect(await (await fetch(`${outbox}/`)).text()).toContain('From unit file to manifest');

  const browser = await sharedBrowser();
  await using watched = await watchedPage(browser);
  const { page: tab, context, errors } = watched;
  // By the name that people type.
  await tab.goto(`${archive.replace('127.0.0.1', 'localhost')}/`);
  await tab.getByLabel('Have it sent to you').fill('eli@example.com');
  await tab.getByRole('button', { name: 'Subscribe' }).click();
  await tab.getByRole('status').getByText('Please look into your inbox').waitFor();
  await expect
    .poll(async () => (await fetch(`${outbox}/`)).text(), { timeout: 30_000 })
    .toContain('Do you want to get Hull &amp; Harbor?');
  await tab.goto(`${outbox}/`);
  await tab.getByRole('link', { name: 'eli@example.com' }).click();
  const [confirm] = await Promise.all([
    context.waitForEvent('page'),
    tab.frameLocator('iframe').getByRole('link', { name: 'Open and subscribe' }).click(),
  ]);
  expect(confirm.url()).toMatch(`${archive}/confirm/`);
  await confirm.getByRole('button', { name: 'Subscribe' }).click();
  await confirm.getByRole('heading', { name: 'You are subscribed' }).waitFor();
  await expect
    .poll(async () => (await fetch(`${outbox}/`)).text(), { timeout: 30_000 })
    .toContain('Welcome to Hull &amp; Harbor');
  expect(errors).toEqual([]);
  expect(await demo.stop()).toBe(0);

  const again = await runRoundup(['demo', '--once'], newsletter);
  expect(again, again.stderr).toMatchObject({ code: 0 });
});

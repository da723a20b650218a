/** The demo, as the README's first line runs it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { runRoundup } from '../cli/run-roundup.ts';
import { startRoundup } from '../cli/start-roundup.ts';
import { sampleNewsletter } from '../fakes/sample-newsletter.ts';

const isAddresses = (answer: unknown): answer is { archive: string; outbox: string } =>
  typeof answer === 'object' && answer !== null && 'outbox' in answer;

test('builds, mails four people and ends with --once; a second time it mails nobody', async () => {
  await using newsletter = await sampleNewsletter();
  const first = await runRoundup(['demo', '--once'], newsletter);
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

test('serves the archive and the outbox until it is interrupted', async () => {
  await using newsletter = await sampleNewsletter();
  await using demo = await startRoundup(['demo', '--port', '0'], {
    ...newsletter,
    isAnswer: isAddresses,
  });
  const page = await fetch(`${demo.answer.archive}/issues/2023-10/`);
  expect(await page.text()).toContain('From unit file to manifest');
  const outbox = await fetch(`${demo.answer.outbox}/`);
  expect(await outbox.text()).toContain('From unit file to manifest');
  expect(await demo.stop()).toBe(0);
});

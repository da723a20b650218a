import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { sampleRecipient } from '../../src/core/preview/sample-recipient.ts';
import { ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

const FILES_ONLY = ['preview', '2023-10', '--out', 'shown', '--no-screenshots'];
const GATED = 'It was priced like this.';

async function digests(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const entries = names.map(async (name) => [
    name,
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex'),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

test('preview writes each tier’s mail as it is sent, and the same bytes again', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const folder = join(newsletter.root, 'shown');
  const { code, stdout, stderr } = await runRoundup(FILES_ONLY, newsletter);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('Chromium') });
  expect(stdout).toContain('Wrote shown/index.html: 2 mails (public, patron), 0 screenshots');
  const tier = (name: string) => [
    `${name}.eml`,
    ...['gmail-foreign', 'gmail'].map((client) => `${name}.${client}.html`),
    `${name}.headers.txt`,
    `${name}.html`,
    `${name}.outlook-classic.html`,
    `${name}.txt`,
    `${name}.yahoo.html`,
  ];
  expect((await readdir(folder)).toSorted()).toEqual(
    [
      '.roundup-preview.json',
      'README.md',
      'index.html',
      'lint.json',
      ...tier('patron'),
      ...tier('public'),
    ].toSorted(),
  );
  const html = await readFile(join(folder, 'patron.html'), 'utf8');
  expect(html).toContain(sampleRecipient.unsubscribeToken);
  expect(html).toContain(GATED);
  const mail = await simpleParser(await readFile(join(folder, 'patron.eml')));
  expect(String(mail.html).replaceAll('\r\n', '\n')).toBe(html);
  const first = await digests(folder);
  expect(await runRoundup(FILES_ONLY, newsletter)).toMatchObject({ code: 0 });
  expect(await digests(folder)).toEqual(first);
});

test('a folder with extras says so, and one for the public tier holds none', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const folder = join(newsletter.root, 'shown');
  await runRoundup(FILES_ONLY, newsletter);
  for (const name of ['README.md', 'index.html']) {
    expect(await readFile(join(folder, name), 'utf8')).toContain('holds extras for patron');
  }
  await runRoundup([...FILES_ONLY, '--tier', 'public'], newsletter);
  const names = await readdir(folder);
  expect(names.filter((name) => name.startsWith('patron'))).toEqual([]);
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    expect(text, name).not.toContain(GATED);
    expect(text, name).not.toContain('holds extras');
  }
});

test('a folder that holds anything else is left alone', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const args = ['preview', '2023-10', '--out', '.', '--no-screenshots'];
  const { code, stderr } = await runRoundup(args, newsletter);
  expect(code).toBe(64);
  expect(stderr).toContain('[preview-folder-taken]');
  const left = (await readdir(newsletter.root)).filter((name) => name !== '.roundup');
  expect(left.toSorted()).toEqual(['issues', 'links', 'newsletter.config.ts']);
});

test('what cannot be previewed is said: no tier, no issue, a broken issue, no folder', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const failing = async (args: readonly string[]) => {
    const { code, stderr } = await runRoundup(args, newsletter);
    return { code, id: /\[([a-z-]+)\]\n/.exec(stderr)?.[1] };
  };
  expect(await failing([...FILES_ONLY, '--tier', 'gold'])).toEqual({
    code: 64,
    id: 'no-such-edition',
  });
  expect(await failing(['preview', '2023-11', '--out', 'shown'])).toEqual({
    code: 64,
    id: 'no-such-issue',
  });
  expect(await failing(['preview', '2023-10'])).toMatchObject({ code: 64 });
  await writeFile(join(newsletter.root, ISSUE), '---\ntitle: x\n---\nHi\n');
  expect(await failing(FILES_ONLY)).toEqual({ code: 65, id: 'content-errors' });
  expect(await readdir(newsletter.root)).not.toContain('shown');
});

test('a browser that is named must work', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const { code, stderr } = await runRoundup(['preview', '2023-10', '--out', 'shown'], {
    ...newsletter,
    env: { ROUNDUP_BROWSER: '/nowhere/chromium' },
  });
  expect(code).toBe(78);
  expect(stderr).toContain('[browser-unusable]');
  expect(stderr).not.toContain('/nowhere');
});

/** A folder is replaced whole or not at all, whoever dies in between. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFolder } from '../../src/adapters/fresh-folder.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

/** Of a process that has ended. */
const deadPid = spawnSync(process.execPath, ['-e', '']).pid;

/** Below the working directory, as the newsletter is elsewhere. */
const ownFolders = async (): Promise<string[]> =>
  (await readdir(resolve('.roundup'))).filter((name) => name.startsWith(`archive-${process.pid}-`));

const put = (text: string) => (folder: string) => writeFile(join(folder, 'index.html'), text);

test('all of the old goes, what others put there included', async () => {
  await using place = await scratchNewsletter({ 'dist/old.html': 'old', 'dist/deep/x.txt': 'x' });
  const target = join(place.root, 'dist');
  await replaceFolder({ root: place.root, target }, put('new'));
  expect(await readdir(target)).toEqual(['index.html']);
  expect(await readdir(place.root)).toEqual(['dist']);
  expect(await ownFolders()).toEqual([]);
});

test('what fails leaves the old as it was', async () => {
  await using place = await scratchNewsletter({ 'dist/old.html': 'old' });
  const fails = async (): Promise<void> => {
    throw new Error('No.');
  };
  const target = join(place.root, 'dist');
  await expect(replaceFolder({ root: place.root, target }, fails)).rejects.toThrow('No.');
  expect(await readdir(target)).toEqual(['old.html']);
  expect(await readdir(place.root)).toEqual(['dist']);
  expect(await ownFolders()).toEqual([]);
});

test.each([
  ['before it was moved', { 'dist/index.html': 'old' }, 'old'],
  [
    'between the two moves',
    {
      [`.dist.roundup-old-${deadPid}-1/index.html`]: 'old',
      [`.dist.roundup-new-${deadPid}-1/index.html`]: 'part',
    },
    'old',
  ],
  [
    'after both moves',
    { 'dist/index.html': 'new', [`.dist.roundup-old-${deadPid}-1/index.html`]: 'old' },
    'new',
  ],
])('one that was killed %s is tidied up by the next', async (_when, files, expected) => {
  await using place = await scratchNewsletter(files);
  const left = resolve(`.roundup/archive-${deadPid}-1`);
  const running = resolve(`.roundup/archive-${process.ppid}-999`);
  for (const folder of [left, running]) await mkdir(folder, { recursive: true });
  const target = join(place.root, 'dist');
  const fails = async (): Promise<void> => {
    throw new Error('No.');
  };
  await expect(replaceFolder({ root: place.root, target }, fails)).rejects.toThrow('No.');
  expect(await readFile(join(target, 'index.html'), 'utf8')).toBe(expected);
  expect(await readdir(place.root)).toEqual(['dist']);
  expect(existsSync(left)).toBe(false);
  expect(existsSync(running)).toBe(true);
  await rm(running, { recursive: true });
});

test.each([
  ['the newsletter', '.', 'the newsletter itself'],
  ['what the newsletter is in', '..', 'the newsletter itself'],
  ['a repository', 'site', '.git'],
  ['another newsletter', 'other', 'newsletter.config.ts'],
])('%s is not replaced', async (_what, out, told) => {
  await using place = await scratchNewsletter({
    'newsletter/newsletter.config.ts': 'x',
    'newsletter/site/.git/HEAD': 'x',
    'newsletter/other/newsletter.config.ts': 'x',
  });
  const root = join(place.root, 'newsletter');
  await mkdir(join(root, 'issues'));
  await expect(replaceFolder({ root, target: join(root, out) }, put('new'))).rejects.toThrow(told);
  expect((await readdir(root)).toSorted()).toEqual([
    'issues',
    'newsletter.config.ts',
    'other',
    'site',
  ]);
});

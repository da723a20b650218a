import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { soundNewsletter, ISSUE } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

function link(title: string, more = ''): string {
  const slug = title.toLowerCase();
  return `---\ntitle: ${title}\nurl: https://example.com/${slug}\nadded: 2023-10-20\n${more}---\n`;
}

const READY = 'links/2023/2023-10-20-rope-bbbbbbbb.md';
const INBOX = 'links/2023/2023-10-20-tides-cccccccc.md';
const REPEAT = 'links/2023/2023-10-20-again-dddddddd.md';
const KNOT = 'links/2023/2023-10-20-knot-eeeeeeee.md';
const newsletter = {
  ...soundNewsletter,
  [READY]: link('Rope', 'author: Ada Vik\ntags: [sea]\nstatus: ready\n'),
  [INBOX]: link('Tides', 'tags: [sea, moon]\n'),
};
/** Its page is the one that the issue of October shows. */
const repeat = {
  [REPEAT]:
    '---\ntitle: Gateways again\nurl: http://www.example.com/gateways/\nadded: 2023-10-20\nstatus: ready\n---\n',
};

const read = (root: string, path: string): Promise<string> => readFile(join(root, path), 'utf8');

test('list shows where each link stands, whatever its file says', async () => {
  await using scratch = await scratchNewsletter({ ...newsletter, ...repeat });
  const { code, stdout, stderr } = await runRoundup(['link', 'list'], scratch);
  expect(code).toBe(0);
  expect(stdout).toBe(`inbox    2023-10-20-tides-cccccccc         Tides
ready    2023-10-20-rope-bbbbbbbb          Rope
ready    2023-10-20-again-dddddddd         Gateways again (its page also in 2023-10)
used     2023-10-04-api-gateways-aaaaaaaa  API gateways (in 2023-10)
`);
  expect(stderr).toBe('1 inbox, 2 ready, 1 used\n');
});

test.each([
  [
    ['--status', 'ready'],
    ['rope', 'again'],
  ],
  [['--tag', 'moon'], ['tides']],
  [['--author', 'vik'], ['rope']],
  [
    ['--since', '2023-10-05'],
    ['tides', 'rope', 'again'],
  ],
  [
    ['--site', 'EXAMPLE.com', '--unused'],
    ['tides', 'rope'],
  ],
  [['--tag', 'nothing'], []],
])('list %j', async (options, names) => {
  await using scratch = await scratchNewsletter({ ...newsletter, ...repeat });
  const { stdout } = await runRoundup(['link', 'list', '--json', ...options], scratch);
  const found: { id: string }[] = JSON.parse(stdout);
  expect(found.map(({ id }) => id.split('-')[3])).toEqual(names);
});

test('show and list answer in JSON with the issues that show a link', async () => {
  await using scratch = await scratchNewsletter(newsletter);
  const { stdout } = await runRoundup(['link', 'show', 'aaaaaaaa', '--json'], scratch);
  expect(JSON.parse(stdout)).toMatchObject({
    id: '2023-10-04-api-gateways-aaaaaaaa',
    status: 'used',
    usedIn: ['2023-10'],
    repeatedIn: [],
    comment: 'Worth it.',
  });
  await writeFile(join(scratch.root, READY), `${newsletter[READY]}One \u001b[2J\u202etwo\n`);
  const shown = await runRoundup(['link', 'show', 'rope'], scratch);
  expect(shown.stdout).toContain('\n  One [2Jtwo\n');
  expect(shown.stdout).toContain('Rope\n  by         Ada Vik\n');
});

test('skip and keep change the status and nothing else, and say what an issue shows all the same', async () => {
  await using scratch = await scratchNewsletter(newsletter);
  const before = await read(scratch.root, INBOX);
  const skipped = await runRoundup(['link', 'skip', 'tides', 'rope'], scratch);
  expect(skipped.stdout).toBe(
    'skipped  2023-10-20-tides-cccccccc  Tides\nskipped  2023-10-20-rope-bbbbbbbb  Rope\n',
  );
  expect(await read(scratch.root, INBOX)).toBe(
    before.replace('moon]\n', 'moon]\nstatus: skipped\n'),
  );
  await runRoundup(['link', 'keep', 'tides'], scratch);
  expect(await read(scratch.root, INBOX)).toContain('status: ready\n');
  const again = await runRoundup(['link', 'keep', 'tides'], scratch);
  expect(again.stdout).toContain('(as before)');
  const used = await runRoundup(['link', 'skip', 'aaaaaaaa'], scratch);
  expect(used.stderr).toContain('2023-10 shows 2023-10-04-api-gateways-aaaaaaaa all the same');
  const { stderr } = await runRoundup(['check'], scratch);
  expect(stderr).toContain('[link/skipped]');
});

test('one name that is wrong changes none of the others', async () => {
  await using scratch = await scratchNewsletter(newsletter);
  const { code, stderr } = await runRoundup(['link', 'skip', 'rope', 'nowhere'], scratch);
  expect({ code, stderr }).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('[no-such-link]'),
  });
  expect(await read(scratch.root, READY)).toBe(newsletter[READY]);
});

test('use lists a link where it is told to, once, and notes it in the file of the link', async () => {
  await using scratch = await scratchNewsletter({ ...newsletter, ...repeat, [KNOT]: link('Knot') });
  const { root } = scratch;
  const use = (...words: string[]) =>
    runRoundup(['link', 'use', ...words, '--in', '2023-10'], scratch);
  expect(await use('rope')).toMatchObject({ code: 0, stderr: '' });
  expect(await use('tides', '--first')).toMatchObject({ code: 0 });
  expect(await use('knot', '--after', 'api')).toMatchObject({ code: 0 });
  expect(await read(root, ISSUE)).toContain(`reading:
  - 2023-10-20-tides-cccccccc # Tides
  - 2023-10-04-api-gateways-aaaaaaaa
  - 2023-10-20-knot-eeeeeeee # Knot
  - 2023-10-20-rope-bbbbbbbb # Rope
---
`);
  expect(await read(root, READY)).toContain('status: used\n');
  expect(await use('rope')).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('[link-in-issue]'),
  });
  // Another file about a page that the issue shows.
  expect(await use('dddddddd')).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('[link-in-issue]'),
  });
  expect(await use('knot', '--after', 'dddddddd')).toMatchObject({ code: 64 });
  expect(await runRoundup(['check'], scratch)).toMatchObject({ code: 0 });
});

test('use warns of a repeat, and refuses an issue that is not there or cannot be read', async () => {
  await using scratch = await scratchNewsletter({ ...newsletter, ...repeat });
  await runRoundup(['new', '2023-11', '--empty'], scratch);
  const repeated = await runRoundup(['link', 'use', 'dddddddd', '--in', '2023-11'], scratch);
  expect(repeated.code).toBe(0);
  expect(repeated.stderr).toBe(
    'warning 2023-10-20-again-dddddddd is a repeat of 2023-10 (2023-11-02, “October”).\n',
  );
  expect((await runRoundup(['check'], scratch)).stderr).toContain('[link/repeated]');
  const missing = await runRoundup(['link', 'use', 'rope', '--in', '2023-12'], scratch);
  expect(missing).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('roundup new 2023-12'),
  });
  const broken = (await read(scratch.root, ISSUE)).replace('title:', 'title: [');
  await writeFile(join(scratch.root, ISSUE), broken);
  const unclear = await runRoundup(['link', 'use', 'rope', '--in', '2023-10'], scratch);
  expect(unclear).toMatchObject({ code: 65, stderr: expect.stringContaining('[head-unclear]') });
  expect(await read(scratch.root, READY)).toBe(newsletter[READY]);
});

test('edit opens the file in the editor, and tells what is wrong with it afterwards', async () => {
  await using scratch = await scratchNewsletter(newsletter);
  const editor = join(scratch.root, 'an editor.sh');
  await writeFile(editor, '#!/bin/sh\nsed -i "s/^tags: .*/tags: [Sea]/" "$2"\n');
  await chmod(editor, 0o755);
  const env = { VISUAL: `"${editor}" --wait`, EDITOR: 'false' };
  const broken = await runRoundup(['link', 'edit', 'rope'], { ...scratch, env });
  expect(broken.code).toBe(65);
  expect(broken.stderr).toContain(`${READY}:6:8 error`);
  // What is broken is found by its whole name, though nothing is known of it.
  await writeFile(editor, '#!/bin/sh\nsed -i "s/Sea/sea/" "$2"\n');
  const mended = await runRoundup(['link', 'edit', READY], { ...scratch, env });
  expect(mended).toMatchObject({ code: 0, stdout: `${READY}\n`, stderr: '' });
});

test.each([
  [{}, 'Neither $VISUAL nor $EDITOR'],
  [{ EDITOR: 'no-such-editor-anywhere' }, 'could not be started'],
])('edit without an editor that works says so: %j', async (env, words) => {
  await using scratch = await scratchNewsletter(newsletter);
  const { code, stderr } = await runRoundup(['link', 'edit', 'rope'], { ...scratch, env });
  expect({ code, stderr }).toMatchObject({ code: 78, stderr: expect.stringContaining(words) });
});

test('triage without a terminal says what to use instead', async () => {
  await using scratch = await scratchNewsletter(newsletter);
  const { code, stderr } = await runRoundup(['link', 'triage'], { ...scratch, env: { CI: '1' } });
  expect(code).toBe(64);
  expect(stderr).toContain('[no-terminal]');
  expect(stderr).toContain('roundup link list --status inbox');
});

test('new takes what is ready, by subject, and what the last issue had', async () => {
  const last = soundNewsletter[ISSUE]?.replace('date:', 'number: 7\ndate:').replace(
    '## Reading',
    '## What `I` read',
  );
  await using scratch = await scratchNewsletter({
    ...newsletter,
    ...repeat,
    [KNOT]: link('Knot', 'status: ready\n'),
    [ISSUE]: last ?? '',
  });
  const { code, stdout, stderr } = await runRoundup(['new', '2023-11'], scratch);
  expect(code).toBe(0);
  expect(stdout).toContain('issues/2023-11.md with 2 links, for 2023-12-02.');
  expect(stderr).toContain(
    'Left out: 2023-10-20-again-dddddddd (Gateways again), whose page 2023-10 shows.',
  );
  expect(await read(scratch.root, 'issues/2023-11.md')).toBe(`---
title: Title of 2023-11
date: 2023-12-02
description: One line for the archive, the feeds and the inbox preview.
number: 8
draft: true
tags: []
writing: []
building: []
reading:
  # sea
  - 2023-10-20-rope-bbbbbbbb # Rope
  # without a tag
  - 2023-10-20-knot-eeeeeeee # Knot
---

Hello friends!

## What \`I\` read

Write here.

::reading
`);
  expect(await runRoundup(['check'], scratch)).toMatchObject({ code: 0 });
  // What the draft shows is taken; nothing is left for the next.
  const list = await runRoundup(['link', 'list', '--status', 'used'], scratch);
  expect(list.stdout).toContain('Rope (in 2023-11 (draft))');
  const next = await runRoundup(['new', '2023-12', '--json'], scratch);
  expect(JSON.parse(next.stdout)).toMatchObject({ links: 0, number: 9, date: '2024-01-02' });
});

test('new --max takes the newest, and also-read what is left', async () => {
  await using scratch = await scratchNewsletter({
    ...newsletter,
    'links/2023/2023-10-21-sail-ffffffff.md': link('Sail', 'status: ready\n').replace('-20', '-21'),
  });
  const { root } = scratch;
  const made = await runRoundup(['new', '2023-11', '--max', '1'], scratch);
  expect(made.stderr).toContain(
    '1 ready link did not fit. For a list at the end: roundup also-read 2023-11',
  );
  const added = await runRoundup(['also-read', '2023-11', '--page'], scratch);
  expect(added.stdout).toBe('issues/2023-11.md: 1 link added\n  2023-10-20-rope-bbbbbbbb  Rope\n');
  expect(await read(root, 'issues/2023-11.md')).toContain(`reading:
  # without a tag
  - 2023-10-21-sail-ffffffff # Sail
alsoReadPage: true
alsoRead:
  - 2023-10-20-rope-bbbbbbbb # Rope
---
`);
  expect(await runRoundup(['check'], scratch)).toMatchObject({ code: 0, stderr: '' });
  const again = await runRoundup(['also-read', '2023-11'], scratch);
  expect(again).toMatchObject({ code: 64, stderr: expect.stringContaining('[nothing-ready]') });
  await runRoundup(['link', 'keep', 'tides'], scratch);
  await runRoundup(['also-read', '2023-11'], scratch);
  expect(await read(root, 'issues/2023-11.md')).toContain('cccccccc # Tides\n---\n');
});

test.each([
  ['audience: patron', '[page-for-patrons]'],
  ['audience:', '[page-for-patrons]'],
  ['"audience" : patron', '[page-for-patrons]'],
  ['audience: [', '[head-unclear]'],
])('also-read --page writes nothing into an issue for patrons: %s', async (line, words) => {
  const path = 'issues/2023-11-bonus.md';
  const text = `---\ntitle: Bonus\ndate: 2023-11-09\ndescription: A description that is long enough.\n${line}\n---\nHello.\n`;
  await using scratch = await scratchNewsletter({ ...newsletter, [path]: text });
  const refused = await runRoundup(['also-read', '2023-11-bonus', '--page'], scratch);
  expect(refused.stderr).toContain(words);
  expect(await read(scratch.root, path)).toBe(text);
  if (line !== 'audience: patron') return;
  expect(await runRoundup(['also-read', '2023-11-bonus'], scratch)).toMatchObject({ code: 0 });
  expect(await runRoundup(['check'], scratch)).toMatchObject({ code: 0, stderr: '' });
  expect(await read(scratch.root, path)).toContain('alsoRead:\n  - 2023-10-20-rope');
});

test('no list gets longer than an issue may have it', async () => {
  const full = Array.from({ length: 200 }, (_, index) => `x-${index}`).join(', ');
  await using scratch = await scratchNewsletter({
    ...newsletter,
    'issues/2023-11.md': `---\nreading: [${full}]\nalsoRead: [${full}]\n---\n`,
  });
  const full64 = { code: 64, stderr: expect.stringContaining('[list-full]') };
  expect(await runRoundup(['link', 'use', 'rope', '--in', '2023-11'], scratch)).toMatchObject(
    full64,
  );
  expect(await runRoundup(['also-read', '2023-11'], scratch)).toMatchObject(full64);
  expect(await read(scratch.root, READY)).toBe(newsletter[READY]);
});

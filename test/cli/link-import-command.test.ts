/** `roundup link import` on real files: a plan, a number to confirm, and no second time. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup } from './run-roundup.ts';

const exports = join(import.meta.dirname, '../fixtures/links/exports');
const at = (name: string): string => join(exports, name);

async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'links'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
}

test('every export is filed once, passes the check, and a second run changes nothing', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const before = await filesIn(newsletter.root);
  for (const name of await readdir(exports)) {
    const plan = await runRoundup(['link', 'import', at(name), '--plan', '--json'], newsletter);
    expect(plan.code, plan.stderr).toBe(0);
    const { size } = JSON.parse(plan.stdout);
    const done = await runRoundup(['link', 'import', at(name), `--confirm=${size}`], newsletter);
    expect(done.code, done.stderr).toBe(0);
  }
  const after = await filesIn(newsletter.root);
  expect(after.length - before.length).toBe(17);
  const check = await runRoundup(['check'], newsletter);
  expect(check.stderr).not.toMatch(/links\/.* error/);
  for (const name of await readdir(exports)) {
    const again = await runRoundup(['link', 'import', at(name), '--json'], newsletter);
    expect(JSON.parse(again.stdout)).toMatchObject({ outcome: 'nothing-to-do', fresh: [] });
  }
  expect(await filesIn(newsletter.root)).toEqual(after);
});

test('nothing is filed without the number, and every failure says how to go on', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const before = await filesIn(newsletter.root);
  const run = (...args: string[]) => runRoundup(['link', 'import', ...args], newsletter);
  const odd = join(newsletter.root, 'odd.txt');
  await writeFile(odd, 'Nothing that is known.');
  for (const [args, code, id] of [
    [[at('pocket-export.csv')], 77, 'link-import-not-confirmed'],
    [[at('pocket-export.csv'), '--confirm=3'], 77, 'link-import-not-confirmed'],
    [[at('pocket-export.csv'), '--from', 'raindrop'], 65, 'link-export-other'],
    [[at('pocket-export.csv'), '--from', 'poket'], 64, 'no-such-format'],
    [[odd], 65, 'link-export-unknown'],
    [[join(newsletter.root, 'none.csv')], 64, 'export-unreadable'],
    [[newsletter.root], 64, 'export-unreadable'],
  ] as const) {
    const failed = await run(...args);
    expect([failed.code, failed.stderr], args.join(' ')).toEqual([
      code,
      expect.stringContaining(`[${id}]`),
    ]);
  }
  expect(await filesIn(newsletter.root)).toEqual(before);
});

test('tags, status, folders and what is private are as one asks', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const args = ['--tag', 'old', '--status', 'ready', '--folder-tags', '--with-private'];
  for (const [name, size] of [
    ['raindrop-export.csv', 2],
    ['pinboard-export.json', 2],
  ]) {
    await runRoundup(['link', 'import', at(`${name}`), ...args, `--confirm=${size}`], newsletter);
  }
  const texts = await Promise.all(
    (await filesIn(newsletter.root)).map((path) => readFile(join(newsletter.root, path), 'utf8')),
  );
  const filed = texts.filter((text) => text.includes('status: ready') && text.includes('[old'));
  expect(filed).toHaveLength(4);
  expect(filed.join()).toContain('tags: [old, reading, go, research]');
});

test('passages go to the link of their title, and never into a comment that is there', async () => {
  const link = (title: string, comment: string) =>
    `---\ntitle: ${title}\nurl: https://example.com/${title.length}\nadded: 2023-10-04\n---\n${comment}`;
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    'links/2023/2023-10-04-slow-00000001.md': link('The slow web', ''),
    'links/2023/2023-10-04-other-00000002.md': link('Something else', 'Mine.\n'),
    'highlights.csv':
      'Highlight,Book Title,Book Author,Note\nOne.,The Slow Web,A,\nTwo.,The Slow Web,A,Why\nThree.,Something Else,B,\nFour.,Unknown,C,\n',
  });
  const path = join(newsletter.root, 'highlights.csv');
  const done = await runRoundup(['link', 'import', path, '--confirm=1', '--json'], newsletter);
  expect(JSON.parse(done.stdout)).toMatchObject({
    commented: 1,
    leftOut: [
      { at: 5, reason: 'no-address' },
      { at: 4, reason: 'has-comment' },
    ],
  });
  const slow = join(newsletter.root, 'links/2023/2023-10-04-slow-00000001.md');
  expect(await readFile(slow, 'utf8')).toMatch(/\n---\n> One\.\n\n> Two\.\n\nWhy\n$/);
  const again = await runRoundup(['link', 'import', path, '--json'], newsletter);
  expect(JSON.parse(again.stdout)).toMatchObject({ outcome: 'nothing-to-do', size: 0 });
});

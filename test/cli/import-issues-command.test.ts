/** `roundup import issues` on real files: a preview, a number to confirm, and no second time. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newsletterSources } from '../../src/core/newsletter-import/newsletter-sources.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { exportPath } from '../fakes/exported-newsletter.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { zipOf } from '../fakes/zip-of.ts';
import { runRoundup } from './run-roundup.ts';

const ids = newsletterSources.map(({ id }) => id);

async function filesIn(root: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const folder of ['issues', 'links']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(entry.parentPath, entry.name);
      found[path.slice(root.length + 1)] = await readFile(path, 'latin1');
    }
  }
  return found;
}

test('every export is written once, passes the check, and a second run changes nothing', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const run = (id: string, ...args: string[]) =>
    runRoundup(
      ['import', 'issues', exportPath(id), '--from', id, '--no-images', ...args],
      newsletter,
    );
  for (const id of ids) {
    const preview = await run(id, '--dry-run', '--json');
    const { size, fresh } = JSON.parse(preview.stdout);
    expect(fresh).toHaveLength(size);
    const done = await run(id, `--confirm=${size}`, '--json');
    expect(done.code, done.stderr).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({
      outcome: 'imported',
      written: { issues: size, overtaken: [] },
    });
  }
  const after = await filesIn(newsletter.root);
  expect(Object.keys(after).filter((path) => /^issues\/[^/]+\.md$/.test(path))).toHaveLength(17);
  expect(after['issues/2020-05/quay.png']).toContain('PNG');
  const check = await runRoundup(['check', '--json'], newsletter);
  expect(check.code, check.stdout).toBe(0);
  for (const id of ids) {
    const again = JSON.parse((await run(id, '--json')).stdout);
    expect(again, id).toMatchObject({ outcome: 'nothing-to-do', fresh: [], links: { fresh: [] } });
  }
  expect(await filesIn(newsletter.root)).toEqual(after);
});

test('an issue that its author changed since is known all the same', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const args = ['import', 'issues', exportPath('kit'), '--from', 'kit', '--json'];
  await runRoundup([...args, '--confirm=1'], newsletter);
  const path = join(newsletter.root, 'issues/2023-03.md');
  const text = await readFile(path, 'utf8');
  await writeFile(
    path,
    text.replace('Nine knots', 'Ten knots').replace('2023-03-06', '2023-03-07'),
  );
  expect(JSON.parse((await runRoundup(args, newsletter)).stdout)).toMatchObject({
    outcome: 'nothing-to-do',
    known: [{ id: '2023-03' }],
  });
});

test('a zip file is read as the folder in it', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const folder = exportPath('substack');
  const names = ['posts.csv', 'posts/1001.salt-and-tar.html', 'posts/1002.for-the-few.html'];
  const entries = names.map(async (name) => ({
    name,
    content: await readFile(join(folder, name)),
  }));
  const path = join(newsletter.root, 'export.zip');
  await writeFile(path, zipOf(await Promise.all(entries)));
  const args = ['import', 'issues', path, '--from', 'substack', '--dry-run', '--json'];
  expect(JSON.parse((await runRoundup(args, newsletter)).stdout)).toMatchObject({
    fresh: [
      { path: 'issues/2022-09.md', reading: 2 },
      { path: 'issues/2022-10.md', draft: true },
    ],
  });
});

test('nothing is written without the number, and every failure says how to go on', async () => {
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const before = await filesIn(newsletter.root);
  const evil = join(newsletter.root, 'evil.zip');
  await writeFile(evil, zipOf([{ name: '../../up.md', content: 'x' }]));
  for (const [path, from, args, code, id] of [
    [exportPath('kit'), 'kit', [], 77, 'issue-import-not-confirmed'],
    [exportPath('kit'), 'kit', ['--confirm=3'], 77, 'issue-import-not-confirmed'],
    [exportPath('kit'), 'substack', [], 65, 'newsletter-export-empty'],
    [join(newsletter.root, 'none'), 'html', [], 64, 'export-unreadable'],
    [evil, 'markdown', [], 64, 'export-unreadable'],
  ] as const) {
    const failed = await runRoundup(
      ['import', 'issues', path, '--from', from, ...args],
      newsletter,
    );
    expect([failed.code, failed.stderr], path).toEqual([code, expect.stringContaining(`[${id}]`)]);
  }
  expect(await filesIn(newsletter.root)).toEqual(before);
  const unknown = await runRoundup(['import', 'issues', 'x', '--from', 'kitt'], newsletter);
  expect(unknown.code).toBe(64);
});

test('a link to an issue that is left out keeps its old address', async () => {
  const head = (title: string, day: string, url: string) =>
    `---\ntitle: ${title}\ndate: ${day}\ncanonical_url: ${url}\n---\n`;
  await using old = await scratchNewsletter({
    'one.md': `${head('One', '2020-01-02', 'https://old.example/one')}\nSee [the second](https://old.example/two), and [the third](https://old.example/three).\n`,
    'two.md': head('Two', '2020-02-02', 'https://old.example/two'),
    'three.md': `${head('Three', '2020-03-02', 'https://old.example/three')}\nWords.\n`,
  });
  await using newsletter = await scratchNewsletter(soundNewsletter);
  const import_ = (...args: string[]) =>
    runRoundup(['import', 'issues', old.root, '--from', 'markdown', ...args], newsletter);
  const plan = JSON.parse((await import_('--dry-run', '--json')).stdout);
  expect(plan.leftOut).toEqual([{ at: 'two.md', what: expect.stringContaining('[issue/empty]') }]);
  const done = await import_('--confirm=2');
  expect(done.code, done.stderr).toBe(0);
  expect(await readFile(join(newsletter.root, 'issues/2020-01.md'), 'utf8')).toContain(
    'See [the second](https://old.example/two), and [the third](2020-03.md).',
  );
  const check = await runRoundup(['check'], newsletter);
  expect(check.code, check.stderr).toBe(0);
});

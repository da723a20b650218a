/** What an earlier build left, wherever it left it, never brings an extra into the open. */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { MAIN, runRoundup } from '../cli/run-roundup.ts';
import { CONFIG, EXTRAS, ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { type ScratchNewsletter, scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const SECRET = 'The seats went for exactly two hundred and forty crowns each after tax.';
const CODE = 'QZ7K2M8X1B9D3F5H6J0LPA4T';
const extras = { [EXTRAS]: `## Pricing {#pricing}\n\n${SECRET} The code is ${CODE}.\n` };
const EXTRAS_KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

const build = (newsletter: ScratchNewsletter, ...args: string[]) =>
  runRoundup(['build', ...args], { ...newsletter, env: { EXTRAS_KEY } });

async function write(
  { root }: ScratchNewsletter,
  files: Readonly<Record<string, string | null>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) await rm(join(root, path));
    else {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  }
}

/** All bytes below a folder, as Latin-1, by path. */
async function contentOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(path.slice(folder.length + 1), await readFile(path, 'latin1'));
  }
  return found;
}

/** Where the words or the code stand. */
async function holders(folder: string): Promise<string[]> {
  const content = await contentOf(folder);
  return [...content]
    .filter(([, text]) => text.includes(CODE) || text.includes(SECRET))
    .map(([path]) => path);
}

async function pageOf({ root }: ScratchNewsletter): Promise<string> {
  return readFile(join(root, 'dist/issues/2023-10/index.html'), 'utf8');
}

const kids = (page: string) => [...page.matchAll(/"kid":"([^"]+)"/g)].map(([, kid]) => kid);

test('what was public and is an extra now is gone from the archive and from what builds keep', async () => {
  const open = soundNewsletter[ISSUE]?.replace('::extra', `${SECRET} ${CODE}\n\n::extra`) ?? '';
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, [ISSUE]: open });
  const { root } = newsletter;
  expect(await build(newsletter)).toMatchObject({ code: 0 });
  expect(await holders(join(root, 'dist'))).not.toEqual([]);
  expect(await holders(join(root, '.roundup/cache'))).not.toEqual([]);
  await write(newsletter, { ...extras, [ISSUE]: soundNewsletter[ISSUE] ?? '' });
  const second = await build(newsletter);
  expect(second, second.stderr).toMatchObject({ code: 0 });
  expect(await holders(join(root, 'dist'))).toEqual([]);
  expect(await holders(join(root, '.roundup'))).toEqual([]);
});

test('a tier that is renamed, an extra that moves and one that goes leave nothing of before', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...extras });
  expect(await build(newsletter)).toMatchObject({ code: 0 });
  expect(kids(await pageOf(newsletter))).toEqual(['patron.2023-11']);

  const twoTiers = "tiers: [{ id: 'friend', name: 'Friends' }, { id: 'gold', name: 'Gold' }]";
  const config = soundNewsletter[CONFIG]?.replace(/tiers: .*\]/, twoTiers) ?? '';
  const text = extras[EXTRAS] ?? '';
  await write(newsletter, { [CONFIG]: config, [EXTRAS]: null, 'issues/2023-10.friend.md': text });
  expect(await build(newsletter)).toMatchObject({ code: 0 });
  expect(kids(await pageOf(newsletter))).toEqual(['friend.2023-11']);

  await write(newsletter, {
    'issues/2023-10.friend.md': null,
    'issues/2023-10.gold.md': text,
    [ISSUE]: soundNewsletter[ISSUE]?.replace('{#pricing}', '{#pricing tier=gold}') ?? '',
  });
  expect(await build(newsletter)).toMatchObject({ code: 0 });
  expect(kids(await pageOf(newsletter))).toEqual(['gold.2023-11']);

  await write(newsletter, {
    'issues/2023-10.gold.md': null,
    [ISSUE]: soundNewsletter[ISSUE]?.replace(/::extra.*/, 'No more.') ?? '',
  });
  expect(await build(newsletter)).toMatchObject({ code: 0 });
  expect(await pageOf(newsletter)).not.toContain('data-sealed');
  expect(await readdir(join(newsletter.root, 'dist'))).not.toContain('sealed');
  expect(await holders(join(newsletter.root, 'dist'))).toEqual([]);
});

test('an old folder with the files of others is replaced whole', async () => {
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    ...extras,
    'old/issues/2023-10.patron.html': SECRET,
    'old/notes.txt': CODE,
  });
  expect(await build(newsletter, '--out', 'old')).toMatchObject({ code: 0 });
  expect(await holders(join(newsletter.root, 'old'))).toEqual([]);
  expect(await build(newsletter, '--out', '.')).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('[out-not-replaceable]'),
  });
  expect(await stat(join(newsletter.root, ISSUE))).toBeTruthy();
});

test('what an older engine, or a mistake, left in a cache stops the build, and is gone', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...extras });
  const { root } = newsletter;
  expect(await build(newsletter)).toMatchObject({ code: 0 });
  await write(newsletter, { '.roundup/cache/editions/older': `<p>${SECRET}</p> ${CODE}` });
  // An edition that no issue has any more is forgotten.
  expect(await build(newsletter)).toMatchObject({ code: 0 });
  expect(await holders(join(root, '.roundup'))).toEqual([]);

  await write(newsletter, { '.roundup/cache/astro/left.json': JSON.stringify({ html: SECRET }) });
  const stopped = await build(newsletter);
  expect(stopped.code).toBe(65);
  expect(stopped.stderr).toContain('[extras-cached]');
  expect(stopped.stderr).toContain('.roundup/cache/astro/left.json: text of 2023-10#pricing');
  expect(stopped.stderr).not.toContain('two hundred');
  expect(await build(newsletter)).toMatchObject({ code: 0 });
});

const MOMENTS = [0.15, 0.4, 0.6, 0.8, 0.95];

test('a build that is killed leaves the old archive or the new one', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...extras });
  const { root } = newsletter;
  const started = performance.now();
  expect(await build(newsletter)).toMatchObject({ code: 0 });
  const took = performance.now() - started;
  let known = await contentOf(join(root, 'dist'));
  for (const [index, moment] of MOMENTS.entries()) {
    const issue = soundNewsletter[ISSUE]?.replace('Hello.', `Hello, ${index}.`) ?? '';
    await write(newsletter, { [ISSUE]: issue });
    await killed(newsletter, took * moment);
    const left = await contentOf(join(root, 'dist'));
    expect(await holders(join(root, 'dist'))).toEqual([]);
    const page = left.get('issues/2023-10/index.html') ?? '';
    if (!page.includes(`Hello, ${index}.`)) expect(left).toEqual(known);
    else expect([...left.keys()]).toEqual([...known.keys()]);
    known = left;
    // Nor is there an extra in what was not finished.
    expect(await holders(join(root, '.roundup'))).toEqual([]);
  }
  expect(await build(newsletter)).toMatchObject({ code: 0 });
  expect(await readdir(root)).not.toContainEqual(expect.stringMatching(/^\.dist/));
});

async function killed({ root }: ScratchNewsletter, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [MAIN, 'build', '--root', root], {
    env: { PATH: process.env['PATH'], HOME: root, EXTRAS_KEY },
    // Then what was not finished lies in the newsletter's own folder.
    cwd: root,
    stdio: 'ignore',
  });
  const closed = new Promise((done) => child.once('close', done));
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await closed;
  clearTimeout(timer);
}

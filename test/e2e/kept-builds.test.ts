/** A build from what earlier ones kept equals a clean one in another folder, byte for byte. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { MAIN, runRoundup } from '../cli/run-roundup.ts';
import { CONFIG, EXTRAS, ISSUE, LINK, soundNewsletter } from '../core/diagnostic-cases.ts';
import { type ScratchNewsletter, scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const EXTRAS_KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
const ENGINE = resolve(import.meta.dirname, '../..');

const letter = (month: string, text: string) =>
  `---\ntitle: Letter of ${month}\ndate: ${month}-02\ndescription: A letter that is long enough to be described.\ntags: [rope]\n---\n${text}\n`;
const MAP = 'issues/2023-09/map.svg';
const map = (side: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="9"><path d="M0 0h${side}"/></svg>`;
const files = {
  ...soundNewsletter,
  'issues/2023-07.md': letter('2023-07', 'July.'),
  'issues/2023-08.md': letter('2023-08', 'August, after [July](2023-07.md).'),
  'issues/2023-09.md': letter('2023-09', '![A map.](2023-09/map.svg)'),
  [MAP]: map(9),
  'public/note.txt': 'As it is.\n',
};

/** With the config, all that is an author's own. */
const FOLDERS = ['issues', 'links', 'public'];

/** Each builds a dozen times or more. */
const PATIENT = { timeout: 300_000 };

async function built(root: string): Promise<ReadonlyMap<string, string>> {
  const finished = await runRoundup(['build'], { root, env: { EXTRAS_KEY } });
  expect(finished, finished.stderr).toMatchObject({ code: 0 });
  return filesIn(join(root, 'dist'));
}

/** What clean builds came to, by what their authors wrote. */
const cleanBuilds = new Map<string, Promise<ReadonlyMap<string, string>>>();

/** By what its author wrote alone, elsewhere; the same is built once. */
async function builtClean(root: string): Promise<ReadonlyMap<string, string>> {
  const hash = createHash('sha256').update(await readFile(join(root, CONFIG)));
  for (const folder of FOLDERS) {
    hash.update(JSON.stringify([folder, ...(await filesIn(join(root, folder)))]));
  }
  const written = hash.digest('hex');
  const known = cleanBuilds.get(written) ?? builtElsewhere(root);
  cleanBuilds.set(written, known);
  return known;
}

async function builtElsewhere(root: string): Promise<ReadonlyMap<string, string>> {
  await using elsewhere = await copied(root);
  // Awaited here, as the folder goes with this function.
  return await built(elsewhere.root);
}

async function copied(root: string): Promise<ScratchNewsletter> {
  const elsewhere = await scratchNewsletter({});
  for (const name of [...FOLDERS, CONFIG]) {
    await cp(join(root, name), join(elsewhere.root, name), { recursive: true });
  }
  return elsewhere;
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(path.slice(folder.length + 1), await readFile(path, 'latin1'));
  }
  return new Map([...found].toSorted());
}

async function edit(root: string, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(root, path), text.replaceAll(from, to));
}

type Change = (root: string) => Promise<void>;

/** One after the other in the same folder, so that what one leaves may trip up the next. */
const changes: readonly (readonly [what: string, change: Change])[] = [
  ['nothing', async () => {}],
  ['an issue', (root) => edit(root, ISSUE, 'Hello.', 'Good morning.')],
  ['an issue, taken back', (root) => edit(root, ISSUE, 'Good morning.', 'Hello.')],
  ['a title, which other pages show', (root) => edit(root, ISSUE, 'October', 'Tenth')],
  ['a link', (root) => edit(root, LINK, 'Worth it.', 'Worth *every* minute.')],
  ['the title of a link', (root) => edit(root, LINK, 'API gateways', 'Gates')],
  ['the config', (root) => edit(root, CONFIG, "'Please.'", "'Kindly.'")],
  ['a design token', (root) => edit(root, CONFIG, 'tiers:', "theme: { accent: '#7a1f2b' }, tiers:")],
  ['a picture of the same size', (root) => writeFile(join(root, MAP), map(8))],
  ['a public file', (root) => writeFile(join(root, 'public/note.txt'), 'As it was.\n')],
  ['an extra', (root) => edit(root, EXTRAS, 'priced like this', 'priced like that')],
  ['the name of an issue', (root) => rename(join(root, 'issues/2023-09.md'), join(root, 'issues/2023-06.md'))
    .then(() => rename(join(root, 'issues/2023-09'), join(root, 'issues/2023-06')))
    .then(() => edit(root, 'issues/2023-06.md', '2023-09', '2023-06'))],
  ['an issue that is gone', (root) => rm(join(root, 'issues/2023-08.md'))],
  ['a public file that is gone', (root) => rm(join(root, 'public/note.txt'))],
  ['a new issue', (root) => writeFile(join(root, 'issues/2023-12.md'), letter('2023-12', 'December.'))],
]; // prettier-ignore

test('after every change a build from what was kept equals a clean one', PATIENT, async () => {
  await using newsletter = await scratchNewsletter(files);
  const { root } = newsletter;
  await built(root);
  let before = await filesIn(join(root, 'dist'));
  for (const [what, change] of changes) {
    await change(root);
    const kept = await built(root);
    expect(kept, what).toEqual(await builtClean(root));
    if (what !== 'nothing') expect(kept, what).not.toEqual(before);
    before = kept;
  }
});

test('what was changed in the archive by hand is built again', async () => {
  await using newsletter = await scratchNewsletter(files);
  const { root } = newsletter;
  const first = await built(root);
  for (const hurt of [
    () => writeFile(join(root, 'dist/index.html'), 'mine'),
    () => rm(join(root, 'dist/rss.xml')),
    () => writeFile(join(root, 'dist/more.html'), 'more'),
    () => rm(join(root, 'dist'), { recursive: true }),
  ]) {
    await hurt();
    expect(await built(root)).toEqual(first);
  }
});

const cutOff = (text: string) => text.slice(0, text.length / 2);
const otherByte = (text: string) => `${text.slice(0, -9)}~${text.slice(-8)}`;

/** One file of each kind. */
const KINDS = [
  /^astro\/dist\/issues\/2023-10\/index\.html$/,
  /^astro\/incremental-build\.json$/,
  /^astro\/seal\.json$/,
  /^clean-files$/,
  /^last-build\.json$/,
  /^editions\//,
  /^mail-twins\//,
  /^pictures\//,
  /^search\//,
];

test('a damaged cache does no harm, be it one file or all of them', PATIENT, async () => {
  await using newsletter = await scratchNewsletter(files);
  const { root } = newsletter;
  await built(root);
  const cache = join(root, '.roundup/cache');
  const anyFile = /./;
  let text = 'July.';
  for (const [kind, damage] of [
    ...KINDS.map((kind) => [kind, otherByte] as const),
    [anyFile, cutOff] as const,
    [anyFile, () => ''] as const,
  ]) {
    const hurt = [...(await filesIn(cache))].filter(([path]) => kind.test(path));
    expect(hurt, String(kind)).not.toEqual([]);
    for (const [path, bytes] of hurt) {
      await writeFile(join(cache, path), damage(bytes), 'latin1');
    }
    // Else nothing would be read.
    const next = text === 'July.' ? 'In July.' : 'July.';
    await edit(root, 'issues/2023-07.md', text, next);
    text = next;
    expect(await built(root), String(kind)).toEqual(await builtClean(root));
  }
});

test(
  'pages that a killed build has left in the cache are never taken for others',
  PATIENT,
  async () => {
    await using newsletter = await scratchNewsletter(files);
    const { root } = newsletter;
    const started = performance.now();
    const first = await built(root);
    const took = performance.now() - started;
    // Astro writes pages before its list: this is what it leaves when it is killed in between.
    const page = join(root, '.roundup/cache/astro/dist/issues/2023-10/index.html');
    await writeFile(page, (await readFile(page, 'utf8')).replace('Hello.', 'Never published.'));
    await writeFile(join(root, 'public/note.txt'), 'Something else.\n');
    expect((await built(root)).get('issues/2023-10/index.html')).toBe(
      first.get('issues/2023-10/index.html'),
    );
    await writeFile(join(root, 'public/note.txt'), 'As it is.\n');
    for (const moment of [0.3, 0.5, 0.7, 0.9]) {
      await edit(root, ISSUE, 'Hello.', 'Never published.');
      await killed(root, took * moment);
      await edit(root, ISSUE, 'Never published.', 'Hello.');
      expect(await built(root)).toEqual(first);
    }
  },
);

async function killed(root: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [MAIN, 'build', '--root', root], {
    env: { PATH: process.env['PATH'], HOME: root, EXTRAS_KEY },
    cwd: root,
    stdio: 'ignore',
  });
  const closed = new Promise((done) => child.once('close', done));
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await closed;
  clearTimeout(timer);
}

/** What may change in the engine, from what renders an issue to what only a browser runs. */
const ENGINE_CHANGES = [
  ['src/core/edition/wording.ts', (text: string) => `${text}\n// Another engine.\n`],
  ['src/site/scripts/watch-links.ts', (text: string) => `${text}\nconsole.info('another');\n`],
  ['src/site/styles/base.css', (text: string) => `${text}\nhr { color: red; }\n`],
  ['src/site/components/colophon.astro', (text: string) => text.replace('</footer>', '!</footer>')],
] as const;

test('another engine builds all of it anew', PATIENT, async () => {
  await using engine = await scratchNewsletter({});
  for (const name of ['src', 'package.json']) {
    await cp(join(ENGINE, name), join(engine.root, name), { recursive: true });
  }
  await symlink(join(ENGINE, 'node_modules'), join(engine.root, 'node_modules'));
  await using newsletter = await scratchNewsletter(files);
  await builtByEngine(engine.root, [newsletter.root]);
  for (const [path, change] of ENGINE_CHANGES) {
    const source = join(engine.root, path);
    const text = await readFile(source, 'utf8');
    await writeFile(source, change(text));
    expect(await readFile(source, 'utf8')).not.toBe(text);
    await using elsewhere = await copied(newsletter.root);
    const [kept, clean] = await builtByEngine(engine.root, [newsletter.root, elsewhere.root]);
    expect(kept?.size, path).toBeGreaterThan(20);
    expect(kept, path).toEqual(clean);
  }
});

/** One process builds them all, one after the other: half of its time goes into starting. */
const BUILD_ALL = `
  import { enableCompileCache } from 'node:module';
  enableCompileCache();
  const [module, ...roots] = process.argv.slice(1);
  const { run } = await import(module);
  for (const root of roots) process.exitCode ||= await run(['build', '--root', root]);
`;

async function builtByEngine(
  engine: string,
  roots: readonly string[],
): Promise<readonly ReadonlyMap<string, string>[]> {
  const run = pathToFileURL(join(engine, 'src/cli/run.ts')).href;
  const args = ['--input-type=module', '--eval', BUILD_ALL, run, ...roots];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], HOME: engine, EXTRAS_KEY },
    cwd: engine,
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const code = await new Promise((done) => child.once('close', done));
  expect(code, stderr).toBe(0);
  return Promise.all(roots.map((root) => filesIn(join(root, 'dist'))));
}

/** The packages as authors get them: packed, begun by `npm create`, installed by npm, updated. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packAll, type Packed, packEngine } from '../../scripts/package/pack-all.ts';
import { VERSION } from '../../src/cli/version.ts';
import { runRoundup } from '../cli/run-roundup.ts';
import { ROOT } from '../source-tree.ts';
import { devInShell, inShell } from './author-shell.ts';

/** npm on a new machine takes its time. */
const PATIENCE = 480_000;
const LATER = '99.0.0';

let scratch = '';
let project = '';
let packed: readonly Packed[] = [];

const npx = (...args: readonly string[]) => inShell(project, 'npx', 'roundup', ...args);

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'roundup-install-'));
  project = join(scratch, 'low-tide');
  packed = await packAll(scratch);
  const [engine, creator] = packed.map(({ file }) => file);
  const creating = ['create-roundup', 'low-tide', '--yes', '--engine', `file:${engine}`];
  // What `npm create roundup` does, with a file in the place of what npm would fetch.
  await inShell(scratch, 'npm', 'exec', '--yes', `--package=${creator}`, '--', ...creating);
  await inShell(project, 'npm', 'install');
}, PATIENCE);

afterAll(() => rm(scratch, { recursive: true, force: true }));

test('the tarballs are small, and hold nothing that only engineers use', async () => {
  const [engine, creator] = packed;
  expect(engine?.bytes).toBeLessThan(1_300_000);
  expect(creator?.bytes).toBeLessThan(30_000);
  const paths = Object.keys(await digests(join(project, 'node_modules/roundup')));
  expect(paths).toEqual(expect.arrayContaining(['CHANGELOG.md', 'schemas/issue.schema.json']));
  const unwanted = /(?<!\.d)\.ts$|^(?:test|packages|issues|links)\/|^docs\/decisions\//;
  expect(paths.filter((path) => unwanted.test(path))).toEqual([]);
  expect(paths.filter((path) => path.startsWith('scripts/'))).toEqual([
    'scripts/demo/patrons.csv',
    'scripts/demo/subscribers.csv',
  ]);
});

test('a new newsletter is checked, and built to the byte as from a checkout', async () => {
  expect((await npx('check')).stdout).toBe('No mistakes found.\n');
  expect((await npx('build')).stdout).toContain('Built 1 issue and 1 link into dist/');
  // Or Astro would take pages for rendered.
  await rm(join(project, '.roundup/cache'), { recursive: true });
  const { code } = await runRoundup(['build', '--out', 'checkout'], { root: project });
  expect(code).toBe(0);
  const built = await digests(join(project, 'dist'));
  expect(Object.keys(built)).toEqual(expect.arrayContaining(['index.html', 'rss.xml']));
  expect(built).toEqual(await digests(join(project, 'checkout')));
});

test('an editor knows the keys of the config', async () => {
  const path = join(project, 'newsletter.config.ts');
  const config = await readFile(path, 'utf8');
  expect(typeErrors()).toBe('');
  await writeFile(path, config.replace('description:', 'descriptoin:'));
  expect(typeErrors()).toContain("Did you mean to write 'description'?");
  await writeFile(path, config);
});

test('the demo works where only the author’s own issues are', async () => {
  const { stdout, stderr } = await npx('demo', '--once');
  expect(stderr).toContain('Subscribers: 4 added, 0 known');
  expect(stdout).toMatch(/accepted +4/);
});

test.skipIf(process.platform !== 'linux')(
  'the recipes find the engine as the docs say',
  async () => {
    const docs = await readFile(join(project, 'node_modules/roundup/docs/deploy.md'), 'utf8');
    const [, commands = ''] =
      /```sh\n(cp -r node_modules\/roundup\/deploy [\s\S]+?)```/.exec(docs) ?? [];
    execFileSync('bash', ['-euc', commands], { cwd: project });
    const deploy = join(project, 'deploy');
    for (const name of await readdir(deploy)) {
      const recipe = await readFile(join(deploy, name), 'utf8');
      expect(recipe, name).not.toMatch(/main\.ts|link-node/);
      for (const [path] of recipe.matchAll(/node_modules\/(?:\.bin\/roundup|roundup\/[\w./-]+)/g)) {
        await access(join(project, path));
      }
    }
    await rm(deploy, { recursive: true });
  },
);

test('dev shows pages and mails, with all that they load', async () => {
  await using dev = await devInShell(project);
  const page = await textOf(dev.archive);
  expect(page).toContain('The first issue');
  const loaded = [...page.matchAll(/<(?:script|link)[^>]+(?:src|href)="(\/[^"]+)"/g)];
  expect(loaded.length).toBeGreaterThan(3);
  for (const [, path = ''] of loaded) {
    await textOf(new URL(path.replaceAll('&amp;', '&'), dev.archive).href);
  }
  const [mail] = /\d{4}-\d\d\/\?tier=public/.exec(await textOf(dev.editions)) ?? [];
  expect(await textOf(`${dev.editions}${mail}`)).toContain('The first issue');
});

test(
  'a later version takes its place, tells what is new, and leaves the content alone',
  async () => {
    const before = await content();
    const later = await packEngine(join(scratch, 'later'), LATER);
    await inShell(project, 'npm', 'install', `file:${later.file}`);
    expect((await npx('--version')).stdout).toBe(`${LATER}\n`);
    const built = await npx('build');
    expect(built.stdout).toContain('Built 1 issue and 1 link into dist/');
    expect(built.stderr).toBe(
      `Roundup is ${LATER} now, and was ${VERSION}: roundup upgrade tells what is new.\n`,
    );
    const told = await npx('upgrade');
    expect(told.stdout).toContain(`Roundup ${LATER} is installed, after ${VERSION}.`);
    expect(told.stdout).toContain(`\n## ${LATER}\n`);
    expect((await npx('upgrade')).stdout).toContain('nothing is new.');
    const after = await content();
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed).toEqual(['package-lock.json', 'package.json']);
  },
  PATIENCE,
);

/** What is the author's own, by path. */
function content(): Promise<Record<string, string>> {
  return digests(project, /^(?:node_modules|dist|checkout|\.roundup)$/);
}

/** Of every file below, but for those in folders of such names. */
async function digests(folder: string, except = /^node_modules$/): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const look = async (at: string): Promise<void> => {
    for (const entry of await readdir(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory() && !except.test(entry.name)) await look(path);
      if (!entry.isFile()) continue;
      const name = relative(folder, path).replaceAll('\\', '/');
      found[name] = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
    }
  };
  await look(folder);
  const sorted = Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted);
}

function typeErrors(): string {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  try {
    return execFileSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url);
  expect(answer.status, url).toBe(200);
  return answer.text();
}

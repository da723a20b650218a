import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  type Answers,
  nameOf,
  objection,
  questions,
  suggestion,
} from '../../../packages/create-roundup/src/answers.ts';
import { writeProject } from '../../../packages/create-roundup/src/write-project.ts';
import { loadConfig } from '../../../src/adapters/files/load-config.ts';
import { runRoundup } from '../../cli/run-roundup.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';
import { ROOT } from '../../source-tree.ts';

const MAIN = join(ROOT, 'packages/create-roundup/src/main.ts');
const answers: Answers = {
  title: 'Low Tide',
  url: 'https://lowtide.example',
  author: 'Ada Osei',
  sender: 'ada@lowtide.example',
};
const day = '2026-02-28';

/** In a folder that finds the engine as an installed one. */
async function project(said: Partial<Answers> = {}) {
  const scratch = await scratchNewsletter({});
  const request = { folder: 'low-tide', answers: { ...answers, ...said }, engine: '^1.2.3', day };
  const written = await writeProject({ ...request, target: scratch.root });
  await mkdir(join(scratch.root, 'node_modules'));
  await symlink(ROOT, join(scratch.root, 'node_modules/roundup'), 'junction');
  return { ...scratch, written };
}

test('what is written has no mistake, and nothing in it but content and settings', async () => {
  await using made = await project();
  const { code, stdout, stderr } = await runRoundup(['check'], made);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'No mistakes found.\n', stderr: '' });
  expect(made.written).toEqual([
    '.dockerignore',
    '.github/workflows/publish.yml',
    '.gitignore',
    '.npmrc',
    '.remarkrc.json',
    '.vscode/extensions.json',
    '.vscode/settings.json',
    '.vscode/tasks.json',
    'README.md',
    'issues/2026-02.md',
    'links/2026/2026-02-28-learn-markdown-in-60-seconds.md',
    'newsletter.config.ts',
    'package.json',
    'tsconfig.json',
  ]);
  const manifest: unknown = JSON.parse(await readFile(join(made.root, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ name: 'low-tide', dependencies: { roundup: '^1.2.3' } });
});

test('no place is left open, in any file', async () => {
  await using made = await project();
  for (const path of made.written) {
    const text = await readFile(join(made.root, path), 'utf8');
    expect(text.replaceAll(/\$\{\{ [\w.]+ \}\}/g, ''), path).not.toMatch(/\{\{|\}\}|__\w+__/);
  }
});

test('whatever is taken for an answer comes out of the config as it went in', async () => {
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...`'"\\\`$\{}<*/ n`) }),
    )
    .map((each) => each.trim().slice(0, 60));
  await fc.assert(
    fc.asyncProperty(text, text, async (title, author) => {
      fc.pre(objection('title', title) === undefined && objection('author', author) === undefined);
      await using made = await project({ title, author });
      const config = await loadConfig(made.root);
      expect(config).toMatchObject({ ok: true, value: { title, author: { name: author } } });
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['title', ' '],
  ['title', 'two\nlines'],
  ['title', 'x'.repeat(101)],
  ['url', 'lowtide.example'],
  ['url', 'ftp://lowtide.example'],
  ['url', 'https://lowtide.example/letter'],
  ['url', 'https://ada:secret@lowtide.example'],
  ['sender', 'ada'],
  ['sender', 'Ada <ada@lowtide.example>'],
] as const)('%s %j will not do', (question, answer) => {
  expect(objection(question, answer)).toBeTypeOf('string');
});

test('what is suggested will do, whatever the folder is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (folder) => {
      const said: Partial<Record<(typeof questions)[number], string>> = {};
      for (const question of questions) {
        said[question] = suggestion(question, folder, said);
        expect(objection(question, said[question]), question).toBe(undefined);
      }
    }),
  );
  expect(nameOf('Ma lettre à vous')).toBe('ma-lettre-a-vous');
});

test('--yes asks nothing, and says how to go on', async () => {
  await using scratch = await scratchNewsletter({});
  const end = await create(['my-letter', '--yes', '--title', 'Low Tide'], scratch.root);
  expect(end).toMatchObject({ code: 0, stderr: '' });
  expect(end.stdout).toContain('  cd my-letter\n  npm install\n  npm run dev\n');
  const config = await readFile(join(scratch.root, 'my-letter/newsletter.config.ts'), 'utf8');
  expect(config).toContain("title: 'Low Tide',");
  expect(config).toContain("url: 'https://my-letter.example',");
});

test('a folder with anything in it is refused, and stays as it is', async () => {
  await using scratch = await scratchNewsletter({ 'notes.txt': 'mine' });
  const end = await create(['.', '--yes'], scratch.root);
  expect(end.code).toBe(1);
  expect(end.stderr).toContain('Nothing was written: . is not empty (notes.txt).');
  expect(await readdir(scratch.root)).toEqual(['notes.txt']);
});

test('a new repository without a file is empty', async () => {
  await using scratch = await scratchNewsletter({ '.git/HEAD': 'ref: refs/heads/main\n' });
  const end = await create(['.', '--yes'], scratch.root);
  expect(end.code).toBe(0);
  expect(end.stdout).toContain('\n\n  npm install\n  npm run dev\n');
});

test.each([
  [[], 64, 'Say which folder'],
  [['a', 'b'], 64, 'Name one folder.'],
  [['a', '--titel', 'x'], 64, "Unknown option '--titel'"],
  [['a', '--yes', '--url', 'nowhere'], 1, '--url "nowhere": An address without a path'],
] as const)('%j exits with %i', async (argv, code, words) => {
  await using scratch = await scratchNewsletter({});
  const end = await create(argv, scratch.root);
  expect(end.code).toBe(code);
  expect(end.stderr).toContain(words);
  expect(await readdir(scratch.root)).toEqual([]);
});

test('both packages have one version', async () => {
  const schema = z.object({ version: z.string() });
  const [engine, creator] = await Promise.all(
    ['package.json', 'packages/create-roundup/package.json'].map(async (path) =>
      schema.parse(JSON.parse(await readFile(join(ROOT, path), 'utf8'))),
    ),
  );
  expect(creator).toEqual(engine);
});

test('the template has the words of docs/editors.md for what `check` prints', async () => {
  const tasks = await readFile(
    join(ROOT, 'packages/create-roundup/template/_vscode/tasks.json'),
    'utf8',
  );
  const [pattern] = /"regexp": ".+"/.exec(tasks) ?? [];
  expect(await readFile(join(ROOT, 'docs/editors.md'), 'utf8')).toContain(pattern);
});

function create(argv: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [MAIN, ...argv], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

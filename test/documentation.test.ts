/** The documentation is held to the code: what is not documented fails, and so does what no longer exists. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import GithubSlugger from 'github-slugger';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exitCodes } from '../src/cli/exit-codes.ts';
import { commands } from '../src/cli/program.ts';
import { environmentSchema } from '../src/config/environment.ts';
import { jsonSchemas } from '../src/config/json-schemas.ts';
import type { CatalogueEntry } from '../src/core/catalogue-entry.ts';
import { catalogue } from '../src/core/diagnostic-catalogue.ts';
import { subscriberStates } from '../src/core/audience/subscriber.ts';
import { exclusionReasons } from '../src/core/delivery/plan.ts';
import { deliveryStates } from '../src/core/delivery/state.ts';
import { checkGroups } from '../src/core/doctor/diagnose.ts';
import { parseMarkdown } from '../src/core/markdown/parse-markdown.ts';
import { placeDirectives } from '../src/core/markdown/place-directives.ts';
import { checks } from '../src/workflows/preflight-checks.ts';
import { readSources, ROOT } from './source-tree.ts';

const documents = [
  ...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md'].map((path) => ({ path, text: read(path) })),
  ...readSources('docs', ['.md']),
];

test('the README has the two set-up lines, each in a block of its own', () => {
  const blocks = blocksOf(read('README.md'), 'sh');
  expect(blocks).toContain('npm ci && npm run demo');
  expect(blocks).toContain('npm ci && npm test');
});

const program = createProgram();
const leaves = leafCommands(program);

test('the commands are found', () => {
  expect(leaves.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['roundup check', 'roundup publish', 'roundup subscribers import']),
  );
});

test.each(leaves)('docs/commands.md has $name with all its options', ({ name, command }) => {
  const section = sectionOf('docs/commands.md', name);
  const documented = rowsOf(section).map(([flags = '']) => plain(flags));
  expect(documented).toEqual(command.options.map((option) => option.flags));
  expect(blocksOf(section, 'sh').join('\n')).toContain(`npx ${name}`);
});

test('docs/commands.md has no command that does not exist', () => {
  const headings = [...read('docs/commands.md').matchAll(/^## (roundup .+)$/gm)];
  expect(headings.map((match) => match[1])).toEqual(leaves.map(({ name }) => name));
});

test('docs/commands.md has the options of the program itself', () => {
  const head = read('docs/commands.md').split('\n## ')[0] ?? '';
  for (const { flags } of program.options) expect(head).toContain(`\`${flags.split(' ')[0]}`);
});

test.each(leaves)('the help of $name ends with an example that runs', async ({ name, command }) => {
  const examples = [...helpOf(command).matchAll(/^ {2}\$ (.+)$/gm)].map((match) => match[1] ?? '');
  expect(examples).not.toEqual([]);
  for (const line of examples) {
    expect(line.startsWith(name)).toBe(true);
    await expect(commandOf(line)).resolves.toBe(name);
  }
});

test('every command line in the documentation runs', async () => {
  const lines = documents.flatMap(({ text }) =>
    blocksOf(text, 'sh').flatMap((block) =>
      block.split('\n').filter((line) => line.startsWith('npx roundup ')),
    ),
  );
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    const words = line.replace(/^npx /, '').replace(/\s+#.*$/, '');
    expect(
      leaves.map((leaf) => leaf.name),
      line,
    ).toContain(await commandOf(words));
  }
});

test('a command line with a slip is caught', async () => {
  await expect(commandOf('roundup publsh 2023-10')).rejects.toThrow(/unknown command/);
  await expect(commandOf('roundup publish 2023-10 --dry')).rejects.toThrow(/unknown option/);
  await expect(commandOf('roundup publish')).rejects.toThrow(/missing required argument/);
});

test('every exit code is documented', () => {
  const section = sectionOf('docs/commands.md', 'Exit codes');
  const documented = rowsOf(section).map(([code]) => Number(code));
  expect(documented).toEqual(Object.values(exitCodes).toSorted((a, b) => a - b));
  for (const code of documented) expect(sectionOf('README.md', 'In scripts')).toMatch(`${code} `);
});

const schemas = jsonSchemas();

test.each([
  ['config.schema.json', 'docs/configuration.md', 'Every key'],
  ['issue.schema.json', 'docs/content.md', 'Fields of an issue'],
  ['link.schema.json', 'docs/content.md', 'Fields of a link'],
] as const)('every key of %s stands in %s with its default', (name, path, heading) => {
  const rows = rowsOf(sectionOf(path, heading));
  const documented = Object.fromEntries(
    rows.map(([key = '', value = '']) => [plain(key).replaceAll('[]', ''), plain(value)]),
  );
  const known = keysOf(schemas[name]);
  expect(Object.keys(known).length).toBeGreaterThan(10);
  expect(documented).toEqual(known);
  expect(rows.length).toBe(Object.keys(known).length);
});

test('every directive is documented', () => {
  // Only the remedy for an unknown one names them all.
  const [unknown] = placeDirectives(parseMarkdown('::x-y-z'), {
    place: () => ({ file: 'issues/2023-10.md', line: 1, column: 1 }),
    tiers: [],
    hasSupport: false,
    hasItems: () => false,
  });
  const names = /^The directives are (.+)\.$/.exec(unknown?.remedy ?? '')?.[1]?.split(', ');
  const section = sectionOf('docs/content.md', 'Directives');
  const documented = rowsOf(section).map(([line = '']) => /^`::([a-z]+)/.exec(line)?.[1]);
  expect(documented).toEqual(names);
});

const entries: [string, CatalogueEntry][] = Object.entries(catalogue);

test.each(entries)('docs/diagnostics.md explains %s', (id, entry) => {
  const section = sectionOf('docs/diagnostics.md', `\`${id}\``);
  expect(section).toContain(`**${entry.title}** (${entry.severity}).`);
  expect(plain(section)).toContain(plain(`To mend it: ${entry.remedy}`));
  if (entry.source === undefined) return;
  expect(section.replace(/[<>]/g, '')).toContain(`Source: ${entry.source}.`);
});

test('docs/diagnostics.md explains none that does not exist', () => {
  const explained = [...read('docs/diagnostics.md').matchAll(/^### `(.+)`$/gm)].map(
    (match) => match[1],
  );
  expect(explained).toEqual(Object.keys(catalogue));
});

const failures = failuresIn(readSources('src', ['.ts']));

test('the failures are found, and each has an id that can be read', () => {
  expect(failures.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['no-month', 'store-locked']),
  );
  expect(failures.filter(({ id }) => id === undefined)).toEqual([]);
});

test.each(failures)('docs/failures.md explains $id, as thrown in $path', ({ id, exitCode }) => {
  const section = sectionOf('docs/failures.md', `\`${id}\``);
  expect(section.length).toBeGreaterThan(40);
  // A confirmation mail is sent by the server, which goes on.
  if (exitCode === undefined || id === 'confirmation-rejected') return;
  const codes = [...section.matchAll(/Exit code (\d+)/g)].map((match) => Number(match[1]));
  expect(codes).toContain(exitCode);
});

test('docs/failures.md explains none that does not exist', () => {
  const explained = [...read('docs/failures.md').matchAll(/^### `(.+)`$/gm)].map(
    (match) => match[1],
  );
  expect(explained.toSorted()).toEqual([...new Set(failures.map(({ id }) => id))].toSorted());
});

test('every problem of an imported row is documented', () => {
  const ids = [...read('src/core/audience/row-problem.ts').matchAll(/'(row-[a-z-]+)'/g)];
  const section = sectionOf('docs/failures.md', 'Rows of an imported table');
  const documented = rowsOf(section).map(([id = '']) => plain(id));
  expect(documented).toEqual(ids.map((match) => match[1]));
});

test('every problem of an imported event is documented', () => {
  const ids = [...read('src/core/events/event-problem.ts').matchAll(/\| '(event-[a-z-]+)'/g)];
  const section = sectionOf('docs/failures.md', 'Events of a file');
  const documented = rowsOf(section).map(([id = '']) => plain(id));
  expect(documented.length).toBeGreaterThan(3);
  expect(documented).toEqual(ids.map((match) => match[1]));
});

test('every environment variable is documented', () => {
  const known = Object.keys(environmentSchema.shape);
  expect(known).toContain('SENDGRID_API_KEY');
  const rows = rowsOf(read('docs/environment.md'));
  expect(rows.map(([name = '']) => plain(name))).toEqual(known);
});

test('every check before sending is documented', () => {
  const section = sectionOf('docs/delivery.md', 'The checks before anything is sent');
  const rows = rowsOf(section);
  expect(rows.map(([title, words]) => [title, words?.startsWith('Advice:')])).toEqual(
    checks.map((check) => [check.title, check.advice === true]),
  );
});

test('every reason to be left out of an audience is documented', () => {
  const rows = rowsOf(sectionOf('docs/delivery.md', 'Who is left out'));
  expect(new Set(rows.map(([reason = '']) => plain(reason)))).toEqual(new Set(exclusionReasons));
});

test('every state of a subscriber is documented', () => {
  const rows = rowsOf(sectionOf('docs/subscribers.md', 'States'));
  expect(new Set(rows.map(([state = '']) => plain(state)))).toEqual(new Set(subscriberStates));
});

test('docs/doctor.md explains every check of the doctor, and none that does not exist', () => {
  const known = checkGroups.flatMap(({ title, checks }) => checks.map(({ id }) => [title, id]));
  expect(known.length).toBeGreaterThan(20);
  let group = '';
  const explained = [...read('docs/doctor.md').matchAll(/^(##|###) `?(.+?)`?$/gm)].flatMap(
    ([, depth, heading = '']) => {
      if (depth === '###') return [[group, heading]];
      group = heading;
      return [];
    },
  );
  expect(explained).toEqual(known);
  for (const [, id = ''] of known) {
    expect(sectionOf('docs/doctor.md', `\`${id}\``).trim().length, id).toBeGreaterThan(40);
  }
});

test('every state of a delivery is documented', () => {
  const rows = rowsOf(sectionOf('docs/delivery.md', 'States'));
  expect(new Set(rows.map(([state = '']) => plain(state)))).toEqual(new Set(deliveryStates));
});

test.each(documents)('every link of $path leads somewhere', ({ path, text }) => {
  const broken = linksOf(text).filter((link) => !leadsSomewhere(path, link));
  expect(broken).toEqual([]);
});

test('a link that leads nowhere is caught', () => {
  expect(linksOf('[a](docs/x.md) and `[b](y)`\n\n```md\n[c](z)\n```')).toEqual(['docs/x.md']);
  expect(leadsSomewhere('README.md', 'docs/nowhere.md')).toBe(false);
  expect(leadsSomewhere('README.md', 'docs/commands.md#nowhere')).toBe(false);
  expect(leadsSomewhere('docs/delivery.md', 'commands.md#exit-codes')).toBe(true);
});

test.each(documents)('every file that $path names exists', ({ text }) => {
  const named = [...text.matchAll(/(?<![\w/.-])(?:src|test|docs|scripts)\/[\w./-]*\w/g)].map(
    ([path]) => path,
  );
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the README leads to every document', () => {
  const readme = read('README.md');
  for (const { path } of readSources('docs', ['.md'])) {
    if (!path.startsWith('docs/decisions/')) expect(readme, path).toContain(`](${path}`);
  }
});

test('the decisions are numbered without a gap, and ARCHITECTURE.md lists them', () => {
  const paths = readSources('docs/decisions', ['.md']).map(({ path }) => path);
  for (const [index, path] of paths.entries()) {
    const number = String(index + 1).padStart(4, '0');
    expect(path).toMatch(`docs/decisions/${number}-`);
    expect(read(path)).toMatch(new RegExp(`^# ${number}\\. .+\n`));
    expect(read('ARCHITECTURE.md')).toContain(`](${path})`);
  }
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** What stands below a heading, up to the next of its level or above. */
function sectionOf(path: string, heading: string): string {
  const lines = withoutBlocks(read(path)).split('\n');
  const start = lines.findIndex(
    (line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'),
  );
  expect(start, `${path} has a heading "${heading}"`).toBeGreaterThanOrEqual(0);
  const depth = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 0;
  const length = lines
    .slice(start + 1)
    .findIndex((line) => new RegExp(`^#{1,${depth}} `).test(line));
  const end = length < 0 ? lines.length : start + 1 + length;
  return read(path)
    .split('\n')
    .slice(start + 1, end)
    .join('\n');
}

/** The cells of every table's rows, heads left out. */
function rowsOf(section: string): string[][] {
  const lines = section.split('\n');
  return lines
    .filter(
      (line, index) =>
        line.startsWith('|') && !/^\| *-/.test(line) && !/^\| *-/.test(lines[index + 1] ?? ''),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function plain(cell: string): string {
  return cell.replaceAll('`', '');
}

/** Fenced blocks become empty lines, so that what stands in them is taken for nothing else. */
function withoutBlocks(text: string): string {
  return text.replace(/^( *)```[\s\S]*?^\1```/gm, (block) => block.replace(/[^\n]/g, ''));
}

function blocksOf(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``, 'gm'))].map(
    (match) => match[1] ?? '',
  );
}

/** Runs nothing: `started` gets the command that would run. */
function createProgram(started: (command: Command) => void = () => {}): Command {
  const root = new Command('roundup')
    .option('--root <folder>')
    .option('--json')
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  for (const register of commands) register(root, async (command) => started(command));
  return root;
}

function leafCommands(parent: Command): { readonly name: string; readonly command: Command }[] {
  return parent.commands.flatMap((command) =>
    command.commands.length > 0 ? leafCommands(command) : [{ name: nameOf(command), command }],
  );
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp();
  return help;
}

/** The name of the command that a line would run; throws where commander would refuse it. */
async function commandOf(line: string): Promise<string> {
  let name = '';
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
  const parsing = createProgram((command) => void (name = nameOf(command)));
  await parsing.parseAsync(words.slice(1), { from: 'user' });
  return name;
}

const jsonSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).default([]),
  default: z.unknown().optional(),
});

/** Every key by its path, with `required`, `optional` or its default; lists add nothing to a path. */
function keysOf(schema: unknown, path = ''): Record<string, string> {
  if (schema === undefined) return {};
  const { properties, required, items, anyOf } = jsonSchema.parse(schema);
  const keys = Object.entries(properties).map(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const byDefault = jsonSchema.parse(value).default;
    const isRequired = required.includes(key) ? 'required' : 'optional';
    const own = { [at]: byDefault === undefined ? isRequired : JSON.stringify(byDefault) };
    return { ...own, ...keysOf(value, at) };
  });
  return Object.assign(
    {},
    keysOf(items, path),
    ...anyOf.map((form) => keysOf(form, path)),
    ...keys,
  );
}

interface ThrownFailure {
  readonly path: string;
  readonly id: string | undefined;
  /** undefined where it is computed. */
  readonly exitCode: number | undefined;
}

function failuresIn(
  sources: readonly { readonly path: string; readonly text: string }[],
): ThrownFailure[] {
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(/new Failure\(\s*(?:'([a-z-]+)'|[\w.]+),\s*(?:'([a-z][a-z0-9-]*)')?/g)].map(
      (match) => ({
        path,
        id: match[2],
        exitCode: exitCodeOf(match[1]),
      }),
    ),
  );
}

function exitCodeOf(kind: string | undefined): number | undefined {
  return Object.entries(exitCodes).find(([name]) => name === kind)?.[1];
}

function linksOf(text: string): string[] {
  const prose = withoutBlocks(text).replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [target = '', anchor] = link.split('#');
  const path = target === '' ? from : join(dirname(from), target);
  if (!existsSync(join(ROOT, path))) return false;
  if (anchor === undefined || statSync(join(ROOT, path)).isDirectory()) return anchor === undefined;
  const slugger = new GithubSlugger();
  const headings = [...withoutBlocks(read(path)).matchAll(/^#+ (.+)$/gm)];
  return headings.some((match) => slugger.slug(match[1] ?? '') === anchor);
}

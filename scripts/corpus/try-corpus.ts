/** One folder of old issues, imported, checked and built by the command line, as an author would. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const MAIN = resolve(import.meta.dirname, '../../src/cli/main.ts');

export interface CorpusRequest {
  /** Absolute. */
  readonly folder: string;
  /** Of `roundup import issues`. */
  readonly from: string;
  readonly language: string;
  /** Whether the newsletter that is made stays, to be looked at. */
  readonly keep: boolean;
}

export interface CorpusTrial {
  readonly folder: string;
  readonly issues: number;
  readonly links: number;
  readonly leftOut: readonly Finding[];
  readonly notices: readonly Finding[];
  /** What `check` finds, by its id; it is run where anything was imported. */
  readonly diagnostics: readonly Finding[];
  readonly errors: number;
  /** Of the built archive; undefined where it was not built. */
  readonly files: number | undefined;
  /** What ended it early. */
  readonly failures: readonly string[];
  /** Seconds. */
  readonly took: Readonly<Record<string, number>>;
  /** Nothing was left out for being unreadable to us, nothing is wrong, and it is built. */
  readonly isSound: boolean;
  /** Where the newsletter is, if it was kept. */
  readonly root: string | undefined;
}

/** The same thing, found several times. */
export interface Finding {
  readonly what: string;
  readonly count: number;
  readonly examples: readonly string[];
}

const notice = z.object({ at: z.string(), what: z.string() });
const importSchema = z.object({
  size: z.number(),
  links: z.object({ fresh: z.array(z.string()) }),
  leftOut: z.array(notice),
  notices: z.array(notice),
});
const checkSchema = z.object({
  diagnostics: z.array(
    z.object({
      file: z.string(),
      line: z.number(),
      column: z.number(),
      severity: z.string(),
      id: z.string(),
      reason: z.string(),
    }),
  ),
  errors: z.number(),
});
const buildSchema = z.object({ files: z.number() });

export async function tryCorpus(request: CorpusRequest): Promise<CorpusTrial> {
  const root = await mkdtemp(join(tmpdir(), 'roundup-corpus-'));
  try {
    await writeFile(join(root, 'newsletter.config.ts'), configOf(request));
    return await tried(request, root);
  } finally {
    if (!request.keep) await rm(root, { recursive: true, force: true });
  }
}

async function tried(request: CorpusRequest, root: string): Promise<CorpusTrial> {
  const failures: string[] = [];
  const took: Record<string, number> = {};
  const ask = async <T>(name: string, schema: z.ZodType<T>, ...args: readonly string[]) => {
    const started = performance.now();
    const { stdout, stderr } = await roundup([...args, '--json', '--root', root]);
    took[name] = Math.round((performance.now() - started) / 100) / 10;
    const answer = schema.safeParse(parsed(stdout));
    if (answer.success) return answer.data;
    failures.push(`${name}: ${stderr.trim() || stdout.slice(0, 500)}`);
    return undefined;
  };
  const what = ['import', 'issues', request.folder, '--from', request.from, '--no-images'];
  const planned = await ask('plan', importSchema, ...what, '--dry-run');
  const size = planned?.size ?? 0;
  if (size > 0) await ask('import', z.unknown(), ...what, `--confirm=${size}`);
  const checked = size > 0 ? await ask('check', checkSchema, 'check') : undefined;
  const built = size > 0 ? await ask('build', buildSchema, 'build') : undefined;
  const leftOut = findings(planned?.leftOut ?? [], ({ at, what: why }) => [
    kindOf(why),
    `${at}: ${why}`,
  ]);
  return {
    folder: request.folder,
    issues: size,
    links: planned?.links.fresh.length ?? 0,
    leftOut,
    notices: findings(planned?.notices ?? [], ({ at, what: why }) => [
      kindOf(why),
      `${at}: ${why}`,
    ]),
    diagnostics: findings(checked?.diagnostics ?? [], (found) => [
      `${found.severity} ${found.id}`,
      `${found.file}:${found.line}:${found.column} ${found.reason}`,
    ]),
    errors: checked?.errors ?? 0,
    files: built?.files,
    failures,
    took,
    isSound:
      failures.length === 0 &&
      checked?.errors === 0 &&
      !leftOut.some(({ what: why }) => why.startsWith(UNSOUND) && !why.endsWith('[issue/empty]')),
    root: request.keep ? root : undefined,
  };
}

/** How an import tells that it would have written what `check` refuses: its mistake, or an issue without a text. */
const UNSOUND = 'it would not pass the check';

const MOST_EXAMPLES = 3;

/** The most frequent first. */
export function findings<T>(
  all: readonly T[],
  describe: (one: T) => readonly [what: string, example: string],
): Finding[] {
  const found = new Map<string, { count: number; examples: string[] }>();
  for (const [what, example] of all.map(describe)) {
    const known = found.get(what) ?? { count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < MOST_EXAMPLES) known.examples.push(example);
    found.set(what, known);
  }
  return [...found]
    .map(([what, { count, examples }]) => ({ what, count, examples }))
    .toSorted((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
}

/** The words of a notice without what is of one issue alone: quotes, numbers, addresses, ids stay. */
export function kindOf(what: string): string {
  return what
    .replace(/https?:\/\/\S+/g, '…')
    .replace(/“[^”]*”|"[^"]*"|`[^`]*`/g, '…')
    .replace(/\d[\d,.-]*/g, 'N')
    .slice(0, 120);
}

function configOf({ folder, language }: CorpusRequest): string {
  const config = {
    title: basename(folder).slice(0, 60) || 'Corpus',
    description: 'Old issues, imported to see what fails.',
    url: 'https://corpus.example',
    language,
    author: { name: 'Somebody' },
    sender: { address: 'letter@corpus.example' },
    postalAddress: 'Corpus, Street 1, 1234 Town',
  };
  return `export default ${JSON.stringify(config, null, 2)};\n`;
}

async function roundup(args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

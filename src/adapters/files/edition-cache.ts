/** Rendered web editions on disk, each a file under a digest of everything that it was made of. */
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Diagnostic } from '../../core/diagnostics.ts';
import type { ArchivedEdition } from '../../core/edition/archive.ts';
import { createFileReader } from './file-reader.ts';

/** The files beyond the issue's own that a rendering depends on, and what they were. */
export interface Dependencies {
  /** Digest of each link's file, by id. */
  readonly links: Readonly<Record<string, string>>;
  /** Address of each issue that the text links to, by id. */
  readonly issues: Readonly<Record<string, string>>;
}

export interface CachedEdition {
  readonly edition: ArchivedEdition;
  readonly dependencies: Dependencies;
  /** What the author was told when it was rendered. */
  readonly warnings: readonly Diagnostic[];
}

export interface EditionCache {
  get(key: string): CachedEdition | undefined;
  put(key: string, cached: CachedEdition): void;
  /** Ends the load: all editions but these are forgotten. */
  keepOnly(keys: ReadonlySet<string>): void;
}

/** The first line of a file, below the digest of all that follows it. */
interface Facts {
  readonly facts: Omit<ArchivedEdition, keyof Texts>;
  readonly dependencies: Dependencies;
  readonly warnings: readonly Diagnostic[];
}

/** A line each behind it; they are read again when somebody asks for one. */
type Texts = Pick<ArchivedEdition, 'html' | 'feedHtml' | 'markdown'>;

const TEXTS = ['html', 'feedHtml', 'markdown'] as const satisfies readonly (keyof Texts)[];
const LINE_END = 10;

/** Holds public text alone. A file that is not as it was written is as good as none. */
export function openEditionCache(dir: string): EditionCache {
  mkdirSync(dir, { recursive: true });
  const read = createFileReader();
  const pathOf = (key: string): string => join(dir, key);

  /** The long texts stay on disk until they are asked for: most builds need few of them. */
  const withTexts = (key: string, facts: Facts['facts']): ArchivedEdition => ({
    ...facts,
    get html() {
      return textOf(readLines(read, pathOf(key)), 'html');
    },
    get feedHtml() {
      return textOf(readLines(read, pathOf(key)), 'feedHtml');
    },
    get markdown() {
      return textOf(readLines(read, pathOf(key)), 'markdown');
    },
  });

  return {
    get(key) {
      const lines = readLines(read, pathOf(key));
      if (lines === undefined) return undefined;
      const { facts, dependencies, warnings } = factsIn(lineOf(lines, 0));
      return { edition: withTexts(key, facts), dependencies, warnings };
    },
    put(key, { edition, dependencies, warnings }) {
      const { html, feedHtml, markdown, ...facts } = edition;
      const line = JSON.stringify({ facts, dependencies, warnings } satisfies Facts);
      const texts: Texts = { html, feedHtml, markdown };
      const rest = [line, ...TEXTS.map((name) => JSON.stringify(texts[name]))].join('\n');
      // Another thread or process may render the same one.
      const temporary = `${pathOf(key)}.${process.pid}-${threadId}`;
      writeFileSync(temporary, `${hash('sha256', rest)}\n${rest}`);
      renameSync(temporary, pathOf(key));
    },
    keepOnly(keys) {
      // Another process may do the same.
      for (const name of readdirSync(dir))
        if (!keys.has(name)) rmSync(pathOf(name), { force: true });
    },
  };
}

type FileReader = ReturnType<typeof createFileReader>;

/** Until the next one is read; undefined for a file that is not there, or damaged. */
function readLines(read: FileReader, path: string): Buffer | undefined {
  let bytes: Buffer;
  try {
    const { buffer, byteOffset, length } = read(path);
    bytes = Buffer.from(buffer, byteOffset, length);
  } catch {
    return undefined;
  }
  const end = bytes.indexOf(LINE_END);
  const rest = bytes.subarray(end + 1);
  return hash('sha256', rest) === bytes.toString('latin1', 0, end) ? rest : undefined;
}

function lineOf(lines: Buffer, index: number): string {
  let start = 0;
  for (let passed = 0; passed < index; passed += 1) start = lines.indexOf(LINE_END, start) + 1;
  const end = lines.indexOf(LINE_END, start);
  return lines.toString('utf8', start, end < 0 ? lines.length : end);
}

/** Written by put(), under a digest of the code that wrote it. */
function factsIn(line: string): Facts {
  return JSON.parse(line);
}

function textOf(lines: Buffer | undefined, name: keyof Texts): string {
  if (lines === undefined) throw new Error('A cached edition was removed while it was in use.');
  return JSON.parse(lineOf(lines, 1 + TEXTS.indexOf(name)));
}

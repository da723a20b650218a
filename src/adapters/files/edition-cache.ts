/** Rendered web editions on disk, each a file under a digest of everything that it was made of. */
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Diagnostic } from '../../core/diagnostics.ts';
import type { ArchivedEdition } from '../../core/edition/archive.ts';
import { createFileReader, type FileReader } from './file-reader.ts';

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
  const reader = createFileReader();
  const pathOf = (key: string): string => join(dir, key);

  /** The long texts stay on disk until they are asked for: most builds need few of them. */
  const withTexts = (key: string, facts: Facts['facts'], places: Places): ArchivedEdition => ({
    ...facts,
    get html() {
      return textAt(reader, pathOf(key), places[0]);
    },
    get feedHtml() {
      return textAt(reader, pathOf(key), places[1]);
    },
    get markdown() {
      return textAt(reader, pathOf(key), places[2]);
    },
  });

  return {
    get(key) {
      const file = readWhole(reader, pathOf(key));
      if (file === undefined) return undefined;
      const [line, ...places] = linesOf(file);
      const { facts, dependencies, warnings } = factsIn(file.toString('utf8', ...line));
      return { edition: withTexts(key, facts, places), dependencies, warnings };
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

/** Of a line, in bytes of its file; the end is not in it. */
type Place = readonly [start: number, end: number];
type Places = readonly [html: Place, feedHtml: Place, markdown: Place];

/** Until the next one is read; undefined for a file that is not there, or damaged. */
function readWhole(reader: FileReader, path: string): Buffer | undefined {
  let file: Buffer;
  try {
    const { buffer, byteOffset, length } = reader.whole(path);
    file = Buffer.from(buffer, byteOffset, length);
  } catch {
    return undefined;
  }
  const end = file.indexOf(LINE_END);
  return hash('sha256', file.subarray(end + 1)) === file.toString('latin1', 0, end)
    ? file
    : undefined;
}

/** The four lines behind the digest. */
function linesOf(file: Buffer): [facts: Place, ...Places] {
  let end = file.indexOf(LINE_END);
  const next = (): Place => {
    const start = end + 1;
    end = file.indexOf(LINE_END, start);
    return [start, end < 0 ? file.length : end];
  };
  return [next(), next(), next(), next()];
}

/** Written by put(), under a digest of the code that wrote it. */
function factsIn(line: string): Facts {
  return JSON.parse(line);
}

/** Of a file that was whole when it was read; it is not written again, only removed. */
function textAt(reader: FileReader, path: string, [start, end]: Place): string {
  const { buffer, byteOffset, length } = reader.part(path, start, end - start);
  if (length < end - start) throw new Error('A cached edition was cut off while it was in use.');
  return JSON.parse(Buffer.from(buffer, byteOffset, length).toString());
}

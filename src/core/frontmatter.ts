/** The YAML at the head of a Markdown file, with the position of every key and value. */
import type { Document, LineCounter as Counter, Node, Pair } from 'yaml';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { diagnostic, type Diagnostic, type Place, startOf } from './diagnostics.ts';
import { plainYaml } from './plain-yaml.ts';
import type { Result } from './result.ts';
import type { SourceFile } from './source-file.ts';

export type FieldPath = readonly (string | number)[];

/** Finds where a field stands; a field that is absent stands where its parent does. */
export type FieldLocator = (path: FieldPath, part: 'key' | 'value') => Place;

export interface Frontmatter {
  readonly data: unknown;
  readonly place: FieldLocator;
  /** The Markdown below, after as many empty lines as stood above it: positions stay true. */
  readonly body: string;
}

const FENCE = /^---[ \t]*$/;

/** Splits a file at its fences and parses the YAML between them. */
export function parseFrontmatter(source: SourceFile): Result<Frontmatter> {
  const lines = source.text.split('\n');
  if (!FENCE.test(lines[0] ?? '')) {
    return failed(
      diagnostic('frontmatter/missing', startOf(source.path), {
        reason: 'The file does not begin with frontmatter.',
      }),
    );
  }
  const end = lines.findIndex((text, index) => index > 0 && FENCE.test(text));
  if (end < 0) {
    return failed(
      diagnostic('frontmatter/unclosed', startOf(source.path), {
        reason: 'The frontmatter that begins here does not end.',
      }),
    );
  }
  const yaml = lines.slice(1, end).join('\n');
  const body = '\n'.repeat(end + 1) + lines.slice(end + 1).join('\n');
  const plain = plainYaml(yaml);
  if (plain === undefined) return parseYaml(source.path, yaml, body);
  return { ok: true, warnings: [], value: { data: plain, place: lateLocator(source, yaml), body } };
}

/** Of most files nobody asks where a field stands, and finding it out takes far longer than reading. */
function lateLocator(source: SourceFile, yaml: string): FieldLocator {
  let known: FieldLocator | undefined;
  return (path, part) => {
    const parsed = known === undefined ? parseYaml(source.path, yaml, '') : undefined;
    known ??= parsed?.ok === true ? parsed.value.place : () => startOf(source.path);
    return known(path, part);
  };
}

/** Whether a file begins with a fence, as a file of extras must not. */
export function hasFrontmatter(source: SourceFile): boolean {
  return FENCE.test(source.text.split('\n', 1)[0] ?? '');
}

function parseYaml(file: string, yaml: string, body: string): Result<Frontmatter> {
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    merge: false,
    stringKeys: true,
  });
  const found = document.errors.map((problem) => {
    const id = problem.code === 'DUPLICATE_KEY' ? 'yaml/duplicate-key' : 'yaml/syntax';
    return diagnostic(id, placeAt(file, counter, problem.pos[0]), {
      reason: `${firstSentence(problem.message)}.`,
    });
  });
  if (found.length > 0) return { ok: false, diagnostics: found };
  const data = resolveAliases(document);
  if (data === undefined) {
    return failed(
      diagnostic('yaml/syntax', startOf(file), {
        reason: 'The frontmatter has too many aliases, or one that refers to nothing.',
        remedy: 'Write the values out instead of & and *.',
      }),
    );
  }
  return {
    ok: true,
    warnings: [],
    value: { data: data.value ?? {}, place: locator(file, document, counter), body },
  };
}

/** An alias bomb is cut off at 100 resolutions, the parser's own default, by throwing. */
function resolveAliases(document: Document): { value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function locator(file: string, document: Document, counter: Counter): FieldLocator {
  return (path, part) => {
    let place: Node | Pair | null = document.contents;
    let offset = startOfNode(place) ?? 0;
    for (const step of path) {
      const value: Node | Pair | null = isPair(place) ? asNode(place.value) : place;
      place = child(value, step);
      if (place === null) break;
      offset = startOfNode(place) ?? offset;
    }
    if (part === 'value' && isPair(place)) offset = startOfNode(asNode(place.value)) ?? offset;
    return placeAt(file, counter, offset);
  };
}

function child(node: Node | Pair | null, step: string | number): Node | Pair | null {
  if (isMap(node)) {
    return (
      node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step)) ??
      null
    );
  }
  if (isSeq(node) && typeof step === 'number') return asNode(node.items[step]);
  return null;
}

function asNode(value: unknown): Node | null {
  return isMap(value) || isSeq(value) || isScalar(value) ? value : null;
}

function startOfNode(node: Node | Pair | null): number | undefined {
  if (isPair(node)) return asNode(node.key)?.range?.[0];
  return node?.range?.[0];
}

/** YAML begins on the file's second line, below the fence. */
function placeAt(file: string, counter: Counter, offset: number): Place {
  const { line, col } = counter.linePos(offset);
  return { file, line: line + 1, column: col };
}

function firstSentence(message: string): string {
  return (message.split(/\n|\. /, 1)[0] ?? message).replace(/\.$/, '');
}

function failed(found: Diagnostic): Result<Frontmatter> {
  return { ok: false, diagnostics: [found] };
}

/** The JavaScript of a TypeScript module: types become spaces, so every line and column stays. */
import { stripTypeScriptTypes } from 'node:module';
import { dirname, resolve } from 'node:path';
import { parse, type Token } from 'acorn';

/** What only a look at the other files tells. */
export interface Neighbours {
  /** Whether a module of the engine is at this path. */
  readonly has: (path: string) => boolean;
}

/** Node strips no types below `node_modules`, so what is packed must have none. */
export function javaScriptOf(source: string, path: string, neighbours: Neighbours): string {
  const code = stripTypeScriptTypes(source);
  return withAddresses(code, literalsOf(code), path, neighbours);
}

/** A page of Astro, which compiles it wherever it lies: only the names of its imports change. */
export function packedPage(source: string, path: string, neighbours: Neighbours): string {
  const literals = [...source.matchAll(/\b(?:from|import)\s*\(?\s*(['"])(\.[^'"]*)\1/g)].map(
    (match) => {
      const start = match.index + match[0].lastIndexOf(match[1] ?? '', match[0].length - 2);
      return { start, end: match.index + match[0].length, value: match[2] ?? '' };
    },
  );
  return withAddresses(source, literals, path, neighbours);
}

interface Literal {
  /** With its quotes. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** A broken module throws here, with the place, rather than when an author runs it. */
function literalsOf(code: string): Literal[] {
  const tokens: Token[] = [];
  parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowHashBang: true,
    onToken: tokens,
  });
  return tokens
    .filter(({ type }) => type.label === 'string')
    .map(({ start, end }) => ({ start, end, value: code.slice(start + 1, end - 1) }));
}

/** Imports, addresses of workers, and whatever else names a module of the engine. */
function withAddresses(
  code: string,
  literals: readonly Literal[],
  path: string,
  { has }: Neighbours,
): string {
  let packed = '';
  let at = 0;
  for (const { start, end, value } of literals) {
    if (!value.endsWith('.ts') || !has(resolve(dirname(path), value))) continue;
    packed += `${code.slice(at, start + 1)}${value.slice(0, -'.ts'.length)}.js`;
    at = end - 1;
  }
  return packed + code.slice(at);
}

/** A digest of the code that renders, so that no cache outlives a change of it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '../..');
const MANIFEST = join(SOURCE, '../package.json');

let known: string | undefined;

/** Covers src/core and the versions of all packages; read once a process. */
export function engineDigest(): string {
  known ??= digestFiles([MANIFEST, ...sourceFiles(join(SOURCE, 'core'))]);
  return known;
}

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  // Lengths keep two parts from being taken for others that read the same in a row.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

function digestFiles(paths: readonly string[]): string {
  return sha256(...paths.map((path) => readFileSync(path)));
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

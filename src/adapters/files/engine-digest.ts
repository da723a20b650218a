/** A digest of the engine, so that no cache outlives a change of it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '../..');
const MANIFEST = join(SOURCE, '../package.json');

const known = new Map<string, string>();

/**
 * Of all that builds: all of src, the versions of all packages, and Node, whose data says how days
 * are written.
 */
export function engineDigest(): string {
  return digestOnce(SOURCE);
}

/** Of what reads and renders alone, which is read sooner. */
export function coreDigest(): string {
  return digestOnce(join(SOURCE, 'core'));
}

function digestOnce(folder: string): string {
  const digest =
    known.get(folder) ?? sha256(process.version, digestFiles([MANIFEST, ...sourceFiles(folder)]));
  known.set(folder, digest);
  return digest;
}

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  // Lengths keep two parts from being taken for others that read the same in a row.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

function digestFiles(paths: readonly string[]): string {
  return sha256(...paths.flatMap((path) => [path.slice(SOURCE.length), readFileSync(path)]));
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

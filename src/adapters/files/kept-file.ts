/** A file of a cache that says itself whether it is whole: a digest, and then what was kept. */
import { hash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { threadId } from 'node:worker_threads';
import { writeFileWhole } from './write-file.ts';

const DIGEST_BYTES = 32;

/** undefined for what is not there, or damaged. */
export async function readKept(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = await readFile(path).catch(() => undefined);
  return file === undefined ? undefined : keptIn(file);
}

export function readKeptSync(path: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return keptIn(readFileSync(path));
  } catch {
    return undefined;
  }
}

export async function keep(path: string, bytes: Uint8Array): Promise<void> {
  await writeFileWhole(path, Buffer.concat([digestOf(bytes), bytes]));
}

/** Another thread or process may write the same. */
export function keepSync(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}-${threadId}`;
  writeFileSync(temporary, Buffer.concat([digestOf(bytes), bytes]));
  renameSync(temporary, path);
}

function keptIn(file: Buffer): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(file.subarray(DIGEST_BYTES));
  return digestOf(bytes).equals(file.subarray(0, DIGEST_BYTES)) ? bytes : undefined;
}

function digestOf(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

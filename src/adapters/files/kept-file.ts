/** A file of a cache that says itself whether it is whole: a digest, and then what was kept. */
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeFileWhole } from './write-file.ts';

const DIGEST_BYTES = 32;

/** undefined for what is not there, or damaged. */
export async function readKept(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = await readFile(path).catch(() => undefined);
  if (file === undefined) return undefined;
  const bytes = new Uint8Array(file.subarray(DIGEST_BYTES));
  return digestOf(bytes).equals(file.subarray(0, DIGEST_BYTES)) ? bytes : undefined;
}

export async function keep(path: string, bytes: Uint8Array): Promise<void> {
  await writeFileWhole(path, Buffer.concat([digestOf(bytes), bytes]));
}

function digestOf(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}

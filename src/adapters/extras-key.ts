/** The master key of sealed extras: from the environment, or made once and kept in a file. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { ExtrasKey } from '../ports/extras.ts';
import { privateFiles } from './files/private-files.ts';

const KEY_BYTES = 32;

export interface ExtrasKeyPlace {
  /** As it stands in the environment: base64url or hex. */
  readonly given: string | undefined;
  /** Where it is kept otherwise. */
  readonly path: string;
  /** On a machine that nobody looks at, a fresh key would break every link that was mailed. */
  readonly mayMake: boolean;
}

/** Throws `extras-key-invalid` or `extras-key-missing`, neither with a word of the key. */
export function extrasKey({ given, path, mayMake }: ExtrasKeyPlace): ExtrasKey {
  return {
    async read() {
      if (given !== undefined) return bytesOf(given, 'EXTRAS_KEY');
      const kept = await keptIn(path);
      if (kept !== undefined) return bytesOf(kept, path);
      if (!mayMake) throw missing(path);
      await mkdir(dirname(path), { recursive: true });
      await privateFiles.create(path, only(`${randomBytes(KEY_BYTES).toString('base64url')}\n`));
      // Another process may have been faster, and its key is the one that counts.
      return bytesOf((await keptIn(path)) ?? '', path);
    },
  };
}

function bytesOf(text: string, where: string): Uint8Array<ArrayBuffer> {
  const written = text.trim();
  const isHex = /^[0-9a-f]{64}$/i.test(written);
  const isBase64url = /^[\w-]{43}=?$/.test(written);
  if (isHex) return new Uint8Array(Buffer.from(written, 'hex'));
  const bytes = new Uint8Array(Buffer.from(written, 'base64url'));
  if (isBase64url && bytes.length === KEY_BYTES) return bytes;
  throw new Failure(
    'configuration',
    'extras-key-invalid',
    `${where} holds no key: 32 bytes, written as base64url or hex.`,
    'Put the former key back. If there never was one, make it with: openssl rand -hex 32',
  );
}

function missing(path: string): Failure {
  return new Failure(
    'configuration',
    'extras-key-missing',
    'There is no key to seal extras with, and CI is set, so none is made: every link that was mailed would be dead.',
    `Set EXTRAS_KEY to the key of your own machine, which “roundup extras key --show” prints there from ${path}.`,
  );
}

async function keptIn(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

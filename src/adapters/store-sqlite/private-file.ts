/** A file that only its owner can read, made before a database is opened there. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../core/failure.ts';

/**
 * Makes the file (0600) and its folder (0700) unless they exist. An existing file is not even
 * opened: closing any handle to it would drop the locks that this process holds on it.
 */
export function createPrivateFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (reason === 'EEXIST' && existsSync(path)) return;
    throw new Failure(
      'failure',
      'store-unwritable',
      `${path} cannot be created (${reason}).`,
      'Check that its folder belongs to you and is writable.',
    );
  }
}

/** What SQLite's errors mean to the person at the keyboard. */
import { Failure } from '../../core/failure.ts';
import { UniqueViolation } from '../store/unique-violation.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
/** Extended codes of a row whose key is taken. */
const KEY_TAKEN: ReadonlySet<unknown> = new Set([1555, 2067]);

/** The primary result code, or undefined when this is no error of SQLite's. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  // The upper bits of an extended code say more than is needed here.
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === BUSY || code === LOCKED;
}

/** The failure that an error of SQLite's stands for; any other error is returned as it is. */
export function storeFailure(error: unknown, path: string): unknown {
  if (error instanceof Error && 'errcode' in error && KEY_TAKEN.has(error.errcode)) {
    return new UniqueViolation();
  }
  switch (sqliteCode(error)) {
    case BUSY:
    case LOCKED:
      return new Failure(
        'failure',
        'store-locked',
        `Another process is writing to ${path} and did not finish in time.`,
        'Wait until it ends, then run the same command again.',
      );
    case CORRUPT:
    case NOTADB:
      return new Failure(
        'failure',
        'store-corrupt',
        `${path} is damaged, or is no SQLite database.`,
        'Put a backup in its place. Do not delete it: it knows who already has each issue.',
      );
    case READONLY:
    case CANTOPEN:
      return new Failure(
        'failure',
        'store-unwritable',
        `${path} cannot be opened for writing.`,
        'Check that the file and its folder belong to you and are writable.',
      );
    case IOERR:
    case FULL:
      return new Failure(
        'failure',
        'store-disk',
        `The disk refused to store ${path}: it is full or failing.`,
        'Free some space or mend the disk, then run the same command again; nothing is half stored.',
      );
    default:
      return error;
  }
}

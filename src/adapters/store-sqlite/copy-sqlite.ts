/** A whole and consistent copy of a store's file, made while others read and write it. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { Failure } from '../../core/failure.ts';
import { createPrivateFile } from './private-file.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/**
 * Whole or not at all, readable by its owner only. A file that is there already is kept as it is,
 * or refused: `backup-exists`.
 */
export function copySqlite(
  database: SqliteDatabase,
  target: string,
  whenThere: 'keep' | 'refuse',
): void {
  if (existsSync(target)) {
    if (whenThere === 'keep') return;
    throw backupExists(target);
  }
  const part = `${target}.part-${process.pid}`;
  if (existsSync(part)) rmSync(part);
  // SQLite takes an empty file as well as none, and this one is private from its beginning.
  createPrivateFile(part);
  try {
    database.run('VACUUM INTO ?', part);
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

export function backupExists(target: string): Failure {
  return new Failure(
    'usage',
    'backup-exists',
    `${target} exists already.`,
    'Name a file that does not exist yet; no backup is ever overwritten.',
  );
}

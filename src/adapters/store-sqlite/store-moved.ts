/** A store that was moved away stays shut: what was sent since is known only where it went. */
import { Failure } from '../../core/failure.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** The setting that says so. */
export const MOVED = 'moved_to';

/** Throws a `Failure`: `store-moved`. */
export function assertNotMoved(database: SqliteDatabase): void {
  const row = database.get('SELECT value FROM setting WHERE key = ?', MOVED);
  if (row === undefined) return;
  throw new Failure(
    'configuration',
    'store-moved',
    `${database.path} was moved to PostgreSQL, which alone knows what was sent since.`,
    'Set DATABASE_URL to that database.',
  );
}

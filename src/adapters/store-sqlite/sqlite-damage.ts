/** What SQLite itself finds wrong with a file. */
import { textOf } from '../store/row.ts';
import type { StoreProblem } from '../store/check-store.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Empty when all is well. */
export function damage(database: SqliteDatabase): StoreProblem[] {
  const found = database
    .all('PRAGMA integrity_check')
    .filter((row) => textOf(row, 'integrity_check') !== 'ok');
  const orphans = database.all('PRAGMA foreign_key_check');
  return [
    ...(found.length > 0 ? [{ what: 'places where the file is damaged', rows: found.length }] : []),
    ...(orphans.length > 0
      ? [{ what: 'rows that refer to one that is not there', rows: orphans.length }]
      : []),
  ];
}

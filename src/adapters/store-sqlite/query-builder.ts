/** Kysely over node:sqlite, for questions; what changes rows is a transaction written by hand. */
import type { SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { SqliteDatabase } from './sqlite-database.ts';
import type { Tables } from './tables.ts';

/** Never `destroy()` it: the database is closed by whoever opened it. */
export function queryBuilder(database: SqliteDatabase): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new SqliteDialect({
      database: {
        close: () => database.close(),
        prepare: (sql) => ({
          reader: database.answers(sql),
          all: (values) => database.all(sql, ...values.map(inputValue)),
          run: (values) => ({
            changes: database.run(sql, ...values.map(inputValue)),
            lastInsertRowid: 0,
          }),
          iterate: (values) => database.all(sql, ...values.map(inputValue)).values(),
        }),
      },
    }),
  });
}

function inputValue(value: unknown): SQLInputValue {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint'
  ) {
    return value;
  }
  throw new TypeError(`SQLite stores no ${typeof value}.`);
}

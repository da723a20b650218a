/** Values of a row that hand-written SQL answered with, checked instead of cast. */
import type { Row } from './sql-database.ts';

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text.`);
  return value;
}

/** undefined for NULL. */
export function optionalTextOf(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column);
}

export function integerOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new TypeError(`Column ${column} holds no integer.`);
  }
  return value;
}

/** undefined for NULL. */
export function optionalIntegerOf(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : integerOf(row, column);
}

/** A time stored as milliseconds since 1970, or undefined for NULL. */
export function dateOf(row: Row, column: string): Date | undefined {
  return row[column] === null ? undefined : new Date(integerOf(row, column));
}

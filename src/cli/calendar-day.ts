/** A day from the command line. */
import { InvalidArgumentError } from 'commander';
import { isDay } from '../core/fields.ts';

export function calendarDay(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('A day is written YYYY-MM-DD.');
}

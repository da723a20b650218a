/** Months and years in a row, and what they are called. */
import { formatMonth, formatYear } from '../../core/edition/format-day.ts';

export type TimeUnit = 'month' | 'year';

/** `2023-07` or `2023`, from the first day’s to the last one’s, without gaps. */
export function timesBetween(first: string, last: string, unit: TimeUnit): string[] {
  const [start, end] = [first, last].map((day) =>
    unit === 'year' ? Number(day.slice(0, 4)) : monthNumber(day),
  );
  const length = Math.max(0, (end ?? 0) - (start ?? 0) + 1);
  return Array.from({ length }, (_, index) => nameOf((start ?? 0) + index, unit));
}

/** `July 2023` or `2023` */
export function timeName(time: string, language: string): string {
  return time.length === 4
    ? formatYear(`${time}-01-01`, language)
    : formatMonth(`${time}-01`, language);
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function nameOf(number: number, unit: TimeUnit): string {
  const year = String(unit === 'year' ? number : Math.floor(number / 12)).padStart(4, '0');
  return unit === 'year' ? year : `${year}-${String((number % 12) + 1).padStart(2, '0')}`;
}

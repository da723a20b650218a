/** The day of an old issue, from whatever a platform writes. */
import { isDay } from '../fields.ts';

/** As it is written where it begins with a day, else in UTC; undefined for what is none. */
export function importedDay(written: unknown): string | undefined {
  if (written instanceof Date) return dayOf(written);
  if (typeof written === 'number')
    return dayOf(new Date(written > 1e11 ? written : written * 1000));
  if (typeof written !== 'string') return undefined;
  const [, year, month, day] = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(written) ?? [];
  if (year !== undefined) {
    const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    return isDay(text) ? text : undefined;
  }
  return dayOf(new Date(written));
}

/** From a path such as `2021-04-15-hello.md`, `2021/04/15/hello.html` or `2021-04.md`. */
export function dayInPath(path: string): string | undefined {
  const [, year, month, day = '01'] =
    /(?:^|[/_-])((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])(?:[-/_]?(0[1-9]|[12]\d|3[01]))?(?![0-9])/.exec(
      path,
    ) ?? [];
  const text = `${year}-${month}-${day}`;
  return isDay(text) ? text : undefined;
}

function dayOf(date: Date): string | undefined {
  if (Number.isNaN(date.getTime())) return undefined;
  const text = date.toISOString().slice(0, 10);
  return isDay(text) && text >= '1980-01-01' && text < '2200-01-01' ? text : undefined;
}

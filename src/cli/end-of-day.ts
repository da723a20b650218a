/** The end of a day that was given on the command line, in the newsletter's time zone. */
import { endOfLocalDay } from '../core/delivery/local-time.ts';
import { Failure } from '../core/failure.ts';

/** Throws a usage failure: `day-invalid`. */
export function endOfDay(text: string, timeZone: string): Date {
  const end = endOfLocalDay(text, timeZone);
  if (end !== undefined) return end;
  throw new Failure(
    'usage',
    'day-invalid',
    `"${text.slice(0, 40)}" is no day such as 2026-12-31.`,
    'Write year, month and day.',
  );
}

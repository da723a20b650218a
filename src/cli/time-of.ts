/** A time given on the command line. */
import { parseLocalTime } from '../core/delivery/local-time.ts';
import { Failure } from '../core/failure.ts';

/** Throws a usage failure: `time-invalid`. */
export function timeOf(text: string, timeZone: string): Date {
  const time = parseLocalTime(text, timeZone);
  if (time instanceof Date) return time;
  const why = {
    malformed: 'is no time such as 2026-12-01T09:00',
    skipped: `does not exist in ${timeZone}: clocks are put forward then`,
    repeated: `comes twice in ${timeZone}: clocks are put back then`,
  }[time];
  throw new Failure(
    'usage',
    'time-invalid',
    `"${text}" ${why}.`,
    'Write year, month, day, hour and minute; or say which one with an offset: 2026-12-01T09:00+01:00',
  );
}

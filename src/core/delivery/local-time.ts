/** A time as an author types it, read in the newsletter's time zone. */
import { Temporal } from 'temporal-polyfill';

export type LocalTimeProblem = 'malformed' | 'skipped' | 'repeated';

/**
 * `2026-12-01T09:00`, or with an offset of its own (`+01:00`, `Z`). When clocks are put forward
 * some times do not exist, when they are put back some exist twice: neither is guessed.
 */
export function parseLocalTime(text: string, timeZone: string): Date | LocalTimeProblem {
  try {
    if (/(?:Z|[+-]\d\d:\d\d)$/i.test(text)) {
      return new Date(Temporal.Instant.from(text).epochMilliseconds);
    }
    const local = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
    const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
    if (earlier.epochMilliseconds === later.epochMilliseconds) {
      return new Date(earlier.epochMilliseconds);
    }
    return earlier.toPlainDateTime().equals(local) ? 'repeated' : 'skipped';
  } catch (error) {
    if (error instanceof RangeError) return 'malformed';
    throw error;
  }
}

/** The first moment after a day such as `2026-12-31`; undefined for what is no day. */
export function endOfLocalDay(text: string, timeZone: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return new Date(day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** As people read it: `Tue 1 Dec 2026, 09:00 (Europe/Berlin)`. */
export function localTime(date: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
  return `${parts} (${timeZone})`;
}

/** For a list, which names the zone elsewhere: `1 Dec 2026, 09:00`. */
export function briefTime(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

/** `1 Dec 2026` */
export function briefDay(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(date);
}

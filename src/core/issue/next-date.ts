/** When the next issue goes out, as the last ones did. */
import { isDay } from '../fields.ts';

interface DatedMonth {
  /** `2023-10` */
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

const MOST_LOOKED_AT = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The same day of the month as the last issues, as many months after the one it is named for; or,
 * where their days differ and their weekdays do not, the same weekday: the first Tuesday, or the
 * last. Where neither holds, the last issue's day of the month; without any, the first day of the
 * month after. `past` is in rising order.
 */
export function nextDate(id: string, past: readonly DatedMonth[]): string {
  // A month with several issues names them after their days.
  if (isDay(id)) return id;
  const looked = past.filter(({ date }) => dayOf(date) !== undefined).slice(-MOST_LOOKED_AT);
  const last = looked.at(-1);
  if (last === undefined) return dayIn(monthNumber(id) + 1, 1);
  const month = monthNumber(id) + monthNumber(last.date) - monthNumber(last.id);
  const days = looked.map(({ date }) => dayOf(date) ?? 1);
  const day = days.at(-1) ?? 1;
  if (looked.length < 2 || days.every((other) => other === day)) return dayIn(month, day);
  const weekdays = looked.map(({ date }) => weekdayOf(date));
  const weekday = weekdays.at(-1) ?? 0;
  if (!weekdays.every((other) => other === weekday)) return dayIn(month, day);
  const weeks = days.map((other) => Math.ceil(other / 7));
  const week = weeks.at(-1) ?? 1;
  if (weeks.every((other) => other === week)) return nthWeekday(month, weekday, week);
  return looked.every(({ date }) => isLastWeek(date))
    ? lastWeekday(month, weekday)
    : dayIn(month, day);
}

/** Months since the year 0. */
function monthNumber(text: string): number {
  const [year = 0, month = 1] = text.split('-').map(Number);
  return year * 12 + month - 1;
}

function dayOf(date: string): number | undefined {
  const day = Number(/^\d{4}-\d{2}-(\d{2})$/.exec(date)?.[1]);
  return Number.isNaN(day) ? undefined : day;
}

function lengthOf(month: number): number {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
}

/** The last day where the month is too short. */
function dayIn(month: number, day: number): string {
  const within = Math.min(day, lengthOf(month));
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, within)).toISOString().slice(0, 10);
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function isLastWeek(date: string): boolean {
  const weekLater = new Date(new Date(`${date}T00:00:00Z`).getTime() + 7 * DAY_MS);
  return weekLater.toISOString().slice(0, 7) !== date.slice(0, 7);
}

/** A fifth one that the month does not have is its last. */
function nthWeekday(month: number, weekday: number, week: number): string {
  const first = (weekday - weekdayOf(dayIn(month, 1)) + 7) % 7;
  const day = 1 + first + (week - 1) * 7;
  return day > lengthOf(month) ? lastWeekday(month, weekday) : dayIn(month, day);
}

function lastWeekday(month: number, weekday: number): string {
  const length = lengthOf(month);
  return dayIn(month, length - ((weekdayOf(dayIn(month, length)) - weekday + 7) % 7));
}

/** Days in words, in the newsletter's language; no time zone can move them. */
import { localeOf } from '../texts/locale.ts';

/** `2 November 2023` for `2023-11-02`. */
export function formatDay(day: string, language: string): string {
  return format(day, language, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `November 2023` for `2023-11-02`. */
export function formatMonth(day: string, language: string): string {
  return format(day, language, { month: 'long', year: 'numeric' });
}

/** `2023` for `2023-11-02`, `2023年` in Japanese. */
export function formatYear(day: string, language: string): string {
  return format(day, language, { year: 'numeric' });
}

/** `November` for `2023-11-02`. */
export function formatMonthName(day: string, language: string): string {
  return format(day, language, { month: 'long' });
}

/** `Nov` for `2023-11-02`. */
export function formatShortMonth(day: string, language: string): string {
  return format(day, language, { month: 'short' });
}

/** `N` for `2023-11-02`; languages that count their months have the number alone. */
export function formatMonthInitial(day: string, language: string): string {
  return format(day, language, { month: 'narrow' }).replace(/(?<=\d)\D+$/, '');
}

/** `2 November` for `2023-11-02`. */
export function formatDayName(day: string, language: string): string {
  return format(day, language, { day: 'numeric', month: 'long' });
}

/** As a line begins, for languages that write months with a small letter. */
export function asOpening(text: string, language: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  const locale = localeOf(language);
  const key = `${locale} ${Object.entries(options).join(' ')}`;
  const known = formats.get(key);
  const formatter = known ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  if (known === undefined) formats.set(key, formatter);
  return formatter.format(new Date(`${day}T00:00:00Z`));
}

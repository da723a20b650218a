/** How an issue is called: by its month, and its number where it has one. */
import type { WebEdition } from '../../core/edition/web-edition.ts';
import {
  asOpening,
  formatMonth,
  formatMonthName,
  formatShortMonth,
} from '../../core/edition/format-day.ts';
import { textsOf } from '../../core/texts/texts.ts';

/** `October 2023`: the month in the file's name, which need not be that of the sending. */
export function issueMonth(edition: WebEdition, language: string): string {
  return asOpening(formatMonth(monthDay(edition), language), language);
}

/** `October` */
export function issueMonthName(edition: WebEdition, language: string): string {
  return asOpening(formatMonthName(monthDay(edition), language), language);
}

/** `Oct` */
export function issueShortMonth(edition: WebEdition, language: string): string {
  return asOpening(formatShortMonth(monthDay(edition), language), language);
}

/** `No. 37` */
export function issueNumber(edition: WebEdition, language: string): string | undefined {
  return edition.number === null ? undefined : textsOf(language).edition.number(edition.number);
}

/** A day of that month. */
export function monthDay(edition: WebEdition): string {
  return /^\d{4}-\d{2}$/.test(edition.id) ? `${edition.id}-01` : edition.date;
}

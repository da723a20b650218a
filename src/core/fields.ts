/** The field types that config, issues and links share; each failure carries its diagnostic's id. */
import { z } from 'zod';
import type { DiagnosticId } from './diagnostic-catalogue.ts';

/** How a refinement tells the field checker which diagnostic it is. */
export interface FieldProblem {
  readonly diagnostic: DiagnosticId;
  readonly reason: string;
}

function problem(diagnostic: DiagnosticId, reason: string): { params: Record<string, unknown> } {
  return { params: { diagnostic, reason } satisfies FieldProblem };
}

/** One line of text without surrounding spaces. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(
      (text) => !/[\r\n]/.test(text),
      problem('field/not-one-line', 'runs over several lines'),
    );
}

/** A calendar day, `YYYY-MM-DD`; 2023-02-30 is none. */
export const isoDate = z
  .string()
  .refine(isDay, problem('field/bad-date', 'is no day written YYYY-MM-DD'));

/** An http or https address without credentials. */
export const webAddress = z
  .string()
  .trim()
  .max(2000)
  .refine(
    (text) => URL.canParse(text),
    problem('field/bad-address', 'is no whole address such as https://example.com/page'),
  )
  .refine(
    (text) => !URL.canParse(text) || isWebAddress(text),
    problem('field/unsafe-address', 'must begin with https:// or http:// and hold no password'),
  );

/** A lower-case word such as `service-mesh`. */
export const tag = z
  .string()
  .refine(
    (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= 40,
    problem('field/bad-tag', 'is not made of lower-case letters, digits and single hyphens'),
  );

/** A colour written `#rrggbb`, the one form that every mail client understands. */
export const hexColour = z
  .string()
  .refine(
    (text) => /^#[0-9a-f]{6}$/i.test(text),
    problem('field/bad-colour', 'is no colour written #rrggbb'),
  );

/** Whether an address is http(s) without user name or password. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === ''
  );
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [whole, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (whole === undefined) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

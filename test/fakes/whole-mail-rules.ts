/** What must hold of a whole mail that a transport of ours hands to an API, whatever its form. */
import { z } from 'zod';
import type { TakenMail } from './mail-api-double.ts';

export const email = z.email().max(254);
/** A bare address, or a name before it in angle brackets. */
export const mailbox = z
  .string()
  .max(255)
  .regex(/^(?:(?:[^<>@,;:"\\[\]().]+|"(?:[^"\\\r\n]|\\.)+") )?<?[^\s<>@]+@[^\s<>@]+>?$/u);
export const subject = z.string().regex(/^[^\r\n]{1,990}$/);
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);

/** The list headers of one recipient, and no others. */
export const listHeaders = z
  .strictObject({
    'List-Unsubscribe': z
      .string()
      .regex(
        /^<https?:\/\/[^<>\s,]+\/u\/([^<>\s,/]+)>, <mailto:[^<>\s,?]+\?subject=unsubscribe%20\1>$/,
        'is not an address and a mailto with one token',
      ),
    'List-Unsubscribe-Post': z.literal('List-Unsubscribe=One-Click'),
    'List-Id': z.string().regex(/^<[a-z0-9.-]+>$/i),
  })
  .refine(
    (given) => Object.values(given).every((value) => /^[\x20-\x7e]{1,998}$/.test(value)),
    'holds a value that is no header',
  );

/** Between the mails of one request, and within each. */
export function problemsBetween(mails: readonly TakenMail[]): string[] {
  const addresses = mails.map(({ to }) => to.toLowerCase());
  const tokens = mails.map(({ headers }) => tokenOf(headers['list-unsubscribe'] ?? ''));
  return [
    ...(new Set(addresses).size === mails.length ? [] : ['names one recipient twice']),
    ...(new Set(tokens).size === mails.length ? [] : ['gives two recipients one token']),
    ...mails.flatMap((mail, place) => [
      ...(JSON.stringify(mail).includes('__roundup_') ? [`${place} has a tag left`] : []),
      ...[mail.html, mail.text]
        .filter((part) => !part.includes(`/u/${tokens[place]}`))
        .map(() => `${place} has a part without its own way out`),
    ]),
  ];
}

function tokenOf(header: string): string {
  return /\/u\/([^>]+)>/.exec(header)?.[1] ?? 'none';
}

export function zodProblems(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.') || 'body'} ${issue.message}`);
}

/** What the JSON routes answer when they do not do as asked (RFC 9457). */
import { z } from 'zod';

export const problemIds = [
  'malformed-address',
  'malformed-name',
  'disposable-address',
  'form-stamp',
  'proof-of-work',
  'origin',
  'too-many',
  'busy',
] as const;
export type ProblemId = (typeof problemIds)[number];

export const problemSchema = z.strictObject({
  /** Permanent; relative to the API's description. */
  type: z.enum(problemIds.map((id) => `#${id}` as const)),
  title: z.string(),
  detail: z.string(),
  status: z.number().int(),
});

export function problem(
  id: ProblemId,
  words: { readonly status: number; readonly title: string; readonly detail: string },
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(
    { type: `#${id}`, ...words },
    {
      status: words.status,
      headers: {
        ...headers,
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
      },
    },
  );
}

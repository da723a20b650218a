/** How the double of SendGrid answers a request that is in order. */
import { z } from 'zod';

export const behaviour = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('accept'),
    delayMs: z.number().optional(),
    /** Leaves the X-Message-Id out. */
    anonymous: z.boolean().optional(),
  }),
  /** Any status, such as 401, 413 or 500; `takes` says whether the request is acted upon all the same. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int(),
    takes: z.boolean().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
  }),
  z.strictObject({ kind: z.literal('rate-limit'), resetInSeconds: z.number() }),
  /** A 302 to a page that answers 202 to a GET. */
  z.strictObject({ kind: z.literal('redirect') }),
  /** Cuts the connection before the body is read. */
  z.strictObject({ kind: z.literal('reset-before') }),
  /** Acts upon the request, then cuts the connection. */
  z.strictObject({ kind: z.literal('reset-after') }),
  /** Never answers; `takes` says whether the request is acted upon. */
  z.strictObject({ kind: z.literal('hang'), takes: z.boolean() }),
  /** Answers with the status now, or cuts the connection, and acts upon the request later. */
  z.strictObject({
    kind: z.literal('late'),
    afterMs: z.number().positive(),
    status: z.number().int().optional(),
  }),
]);
export type Behaviour = z.output<typeof behaviour>;

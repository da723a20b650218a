/** One page told that an issue links to it, and what became of that. */
import { z } from 'zod';

export const mentionSchema = z.object({
  /** The page of the issue. */
  source: z.url(),
  target: z.url(),
  /** `none`: the page takes no webmentions. */
  outcome: z.enum(['sent', 'none', 'failed']),
  /** HTTP's, of the endpoint; 0 where nobody answered. */
  status: z.int(),
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
});

export type Mention = z.output<typeof mentionSchema>;

/** Each target is told once; what failed may be tried again. */
export function isSettled(mention: Mention | undefined): boolean {
  return mention?.outcome === 'sent';
}

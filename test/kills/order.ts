/** What a process that may be killed is told to do. */
import { z } from 'zod';

export const orderSchema = z.strictObject({
  command: z.enum(['publish', 'reconcile']),
  engine: z.enum(['sqlite', 'postgres']),
  /** The file, or the address, of the store. */
  place: z.string(),
  issueId: z.string(),
  doubleUrl: z.string(),
  apiKey: z.string(),
  batchSize: z.number(),
  /** Mails cannot be taken back. */
  isNow: z.boolean(),
  /** How far its clock is ahead of the machine's, as the double's is. */
  aheadMs: z.number(),
});
export type Order = z.output<typeof orderSchema>;

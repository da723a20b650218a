/** What came in over HTTP, or follows from it, and is on disk until it has been worked off. */
import { z } from 'zod';
import { webhookProviders } from '../events/webhook.ts';
import { patronNewsSchema, patronSourceNames } from '../patrons/patron-news.ts';

const address = z.strictObject({ spelling: z.string(), key: z.string() });
/** Milliseconds since 1970. */
const time = z.number().int();

export const inboxEntrySchema = z.discriminatedUnion('kind', [
  /** The form was sent; whoever it names is still to be asked. */
  z.strictObject({
    kind: z.literal('subscription'),
    address,
    name: z.string().optional(),
    source: z.string(),
    wording: z.string(),
    ipHash: z.string(),
    at: time,
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    provider: z.enum(webhookProviders),
    /** As received, its signature verified. */
    body: z.string(),
    receivedAt: time,
  }),
  /** A source of patrons told something by itself. */
  z.strictObject({
    kind: z.literal('patron'),
    source: z.enum(patronSourceNames),
    news: patronNewsSchema,
  }),
  /** Somebody has confirmed a moment ago. */
  z.strictObject({ kind: z.literal('welcome'), subscriberId: z.string() }),
  /** Somebody wants the address of their settings mailed to them. */
  z.strictObject({ kind: z.literal('settings'), subscriberId: z.string(), at: time }),
  /** Somebody wants to get the newsletter at another address. */
  z.strictObject({ kind: z.literal('move'), subscriberId: z.string(), address, at: time }),
  /** Somebody wants to read as the patron at this address. */
  z.strictObject({ kind: z.literal('login'), address, at: time }),
  /** The address that somebody had before is told so. */
  z.strictObject({ kind: z.literal('moved'), subscriberId: z.string(), address }),
]);

export type InboxEntry = z.infer<typeof inboxEntrySchema>;

/** An entry that nobody else works off before the lease ends. */
export interface ClaimedEntry {
  /** UUIDv7: they sort by when they came. */
  readonly id: string;
  readonly entry: InboxEntry;
  /** 1 at first. */
  readonly attempt: number;
}

export interface InboxTally {
  readonly waiting: number;
  /** When the oldest of them came. */
  readonly oldestAt: Date | undefined;
}

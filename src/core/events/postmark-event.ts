/** Postmark's events, as its webhooks tell them, in our own words. */
import { z } from 'zod';
import type { EventOrigin } from './delivery-event.ts';
import { idText, originOf, ourIds } from './event-origin.ts';
import {
  clickReading,
  eventReading,
  unreadable,
  type EventReading,
  type ReaderSettings,
} from './event-reading.ts';
import { isoTime } from './iso-time.ts';
import { postmarkBounce } from './postmark-bounce.ts';

const text = z.string().optional().catch(undefined);
const time = isoTime.optional().catch(undefined);

/**
 * https://postmarkapp.com/developer/webhooks/webhooks-overview. Each kind has its own names for the
 * recipient and for the time.
 */
const base = z.object({
  RecordType: z.string(),
  MessageID: idText,
  MessageStream: text,
  Email: text,
  Recipient: text,
  BouncedAt: time,
  ChangedAt: time,
  DeliveredAt: time,
  ReceivedAt: time,
  /** Of a bounce. */
  Type: text,
  /** Of a change of a subscription. */
  SuppressSending: z.boolean().optional().catch(undefined),
  SuppressionReason: text,
  OriginalLink: text,
  Metadata: z.object(ourIds).optional().catch(undefined),
});
type Raw = z.output<typeof base>;

const timeFields = {
  Bounce: 'BouncedAt',
  SpamComplaint: 'BouncedAt',
  SubscriptionChange: 'ChangedAt',
  Delivery: 'DeliveredAt',
  Open: 'ReceivedAt',
  Click: 'ReceivedAt',
} as const;
type KnownKind = keyof typeof timeFields;

/** Newsletters go out by this stream; who leaves another one leaves other mails. */
const OUR_STREAM = 'broadcast';

/** `line` is where the event stands. */
export function readPostmarkEvent(
  value: unknown,
  line: number,
  settings: ReaderSettings,
): EventReading {
  const parsed = base.safeParse(value);
  if (!parsed.success) return unreadable(value, line, parsed.error.issues[0]?.path[0]?.toString());
  const raw = parsed.data;
  const kind = raw.RecordType;
  if (!isKnown(kind)) return { kind: 'other' };
  const at = raw[timeFields[kind]];
  if (at === undefined) return unreadable(value, line, timeFields[kind]);
  const origin = originOf(
    {
      at,
      ids: raw.Metadata ?? {},
      email: raw.Email ?? raw.Recipient,
      providerMessageId: raw.MessageID,
    },
    line,
    settings,
  );
  if ('reason' in origin) return { kind: 'problem', problem: origin };
  return inOurWords(raw, kind, origin, { line, settings });
}

function isKnown(kind: string): kind is KnownKind {
  return Object.hasOwn(timeFields, kind);
}

function inOurWords(
  raw: Raw,
  kind: KnownKind,
  origin: EventOrigin,
  { line, settings }: { readonly line: number; readonly settings: ReaderSettings },
): EventReading {
  switch (kind) {
    case 'Bounce': {
      const meaning = postmarkBounce(raw.Type);
      return meaning === undefined ? { kind: 'other' } : eventReading({ ...origin, ...meaning });
    }
    case 'SpamComplaint':
      return eventReading({ ...origin, kind: 'complained' });
    case 'SubscriptionChange':
      return changedSubscription(raw, origin);
    case 'Delivery':
      return eventReading({ ...origin, kind: 'delivered' });
    case 'Open':
      return eventReading({ ...origin, kind: 'opened', byMachine: false });
    case 'Click':
      return clickReading(origin, { url: raw.OriginalLink, field: 'OriginalLink' }, line, settings);
  }
}

/** Postmark mails an address no longer, or again; a person, the author or Postmark may have said so. */
function changedSubscription(raw: Raw, origin: EventOrigin): EventReading {
  if (raw.SuppressSending !== true) return eventReading({ ...origin, kind: 'group-resubscribed' });
  switch (raw.SuppressionReason) {
    case 'HardBounce':
      return eventReading({ ...origin, kind: 'bounced' });
    case 'SpamComplaint':
      return eventReading({ ...origin, kind: 'complained' });
    default: {
      const isOurs = raw.MessageStream === OUR_STREAM;
      return eventReading({ ...origin, kind: isOurs ? 'unsubscribed' : 'group-unsubscribed' });
    }
  }
}

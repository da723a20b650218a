/** Resend's events, as its webhooks tell them, in our own words. */
import { z } from 'zod';
import type { DropCause, EventOrigin } from './delivery-event.ts';
import { idText, originOf, ourIds } from './event-origin.ts';
import {
  clickReading,
  eventReading,
  unreadable,
  type EventReading,
  type ReaderSettings,
} from './event-reading.ts';
import { isoTime } from './iso-time.ts';

const text = z.string().optional().catch(undefined);

/** An object of names and values; it was a list of pairs once, as it still is in requests. */
const tags = z
  .union([
    z.object(ourIds),
    z
      .array(z.object({ name: z.string(), value: z.string() }))
      .max(100)
      .transform((pairs) => new Map(pairs.map(({ name, value }) => [name, value])))
      .transform((map) => ({
        issue_id: map.get('issue_id'),
        run_id: map.get('run_id'),
        batch_no: map.get('batch_no'),
        subscriber_id: map.get('subscriber_id'),
      })),
  ])
  .optional()
  .catch(undefined);

/** https://resend.com/docs/webhooks/event-types; what is told of a change of the account has less. */
const base = z.object({
  type: z.string(),
  created_at: isoTime,
  data: z.object({
    email_id: idText,
    /** Mails of ours have one recipient each. */
    to: z.array(z.string()).optional().catch(undefined),
    tags,
    bounce: z.object({ type: text }).optional().catch(undefined),
    suppressed: z.object({ message: text, type: text }).optional().catch(undefined),
    click: z
      .object({ link: text, timestamp: isoTime.optional().catch(undefined) })
      .optional()
      .catch(undefined),
    /** Of `suppression.added`. */
    email: text,
    origin: text,
  }),
});
type Raw = z.output<typeof base>;

const knownKinds = [
  'email.sent',
  'email.delivered',
  'email.delivery_delayed',
  'email.bounced',
  'email.complained',
  'email.failed',
  'email.suppressed',
  'email.opened',
  'email.clicked',
  'suppression.added',
] as const;
type KnownKind = (typeof knownKinds)[number];

/** `line` is where the event stands. */
export function readResendEvent(
  value: unknown,
  line: number,
  settings: ReaderSettings,
): EventReading {
  const parsed = base.safeParse(value);
  if (!parsed.success) return unreadable(value, line, parsed.error.issues[0]?.path.join('.'));
  const raw = parsed.data;
  const { type, data } = raw;
  if (!isKnown(type)) return { kind: 'other' };
  const origin = originOf(
    {
      at: data.click?.timestamp ?? raw.created_at,
      ids: data.tags ?? {},
      // Of several one cannot tell whom it is about.
      email: data.email ?? (data.to?.length === 1 ? data.to[0] : undefined),
      providerMessageId: data.email_id,
    },
    line,
    settings,
  );
  if ('reason' in origin) return { kind: 'problem', problem: origin };
  return inOurWords(raw, type, origin, { line, settings });
}

function isKnown(type: string): type is KnownKind {
  return knownKinds.some((known) => known === type);
}

function inOurWords(
  { data }: Raw,
  kind: KnownKind,
  origin: EventOrigin,
  { line, settings }: { readonly line: number; readonly settings: ReaderSettings },
): EventReading {
  switch (kind) {
    case 'email.sent':
      return eventReading({ ...origin, kind: 'processed' });
    case 'email.delivered':
      return eventReading({ ...origin, kind: 'delivered' });
    case 'email.delivery_delayed':
      return eventReading({ ...origin, kind: 'deferred' });
    case 'email.bounced':
      return eventReading({ ...origin, kind: isPermanent(data) ? 'bounced' : 'blocked' });
    case 'email.complained':
      return eventReading({ ...origin, kind: 'complained' });
    case 'email.failed':
      // Quotas, keys and domains: nothing of it is about the recipient for certain.
      return eventReading({ ...origin, kind: 'dropped', cause: 'other' });
    case 'email.suppressed':
      return eventReading({ ...origin, kind: 'dropped', cause: suppressionCause(data) });
    case 'email.opened':
      return eventReading({ ...origin, kind: 'opened', byMachine: false });
    case 'email.clicked':
      return clickReading(
        origin,
        { url: data.click?.link, field: 'data.click.link' },
        line,
        settings,
      );
    case 'suppression.added':
      return eventReading({ ...origin, kind: listedAs(data.origin) });
  }
}

/** https://resend.com/docs/dashboard/emails/email-bounces; others are `Transient` or undetermined. */
function isPermanent({ bounce }: Raw['data']): boolean {
  return bounce?.type?.toLowerCase() === 'permanent';
}

/** In words alone; where they say nothing, the bounce or complaint itself was told before. */
function suppressionCause({ suppressed }: Raw['data']): DropCause {
  const words = `${suppressed?.type ?? ''} ${suppressed?.message ?? ''}`;
  if (/complain/i.test(words)) return 'complained';
  return /bounce/i.test(words) ? 'bounced' : 'other';
}

/** The author may have put an address on the list by hand. */
function listedAs(origin: string | undefined): 'bounced' | 'complained' | 'unsubscribed' {
  if (origin === 'bounce') return 'bounced';
  return origin === 'complaint' ? 'complained' : 'unsubscribed';
}

/** SendGrid's events, as its webhook tells them, in our own words. */
import { z } from 'zod';
import type { DropCause, EventOrigin } from './delivery-event.ts';
import { idText, originOf, ourIds } from './event-origin.ts';
import {
  clickReading,
  eventReading,
  problemReading,
  unreadable,
  type EventReading,
  type ReaderSettings,
} from './event-reading.ts';

/** SendGrid adds fields whenever it likes. */
const base = z.object({
  event: z.string(),
  email: z.string().optional().catch(undefined),
  /** Seconds since 1970; some exports quote it. */
  timestamp: z.coerce.number().int().positive().max(253_402_300_799),
  sg_event_id: idText,
  sg_message_id: idText,
  ...ourIds,
  type: idText,
  reason: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  sg_machine_open: z.boolean().optional().catch(undefined),
});
type Raw = z.output<typeof base>;

/** `line` is where the event stands. */
export function readSendgridEvent(
  value: unknown,
  line: number,
  settings: ReaderSettings,
): EventReading {
  const parsed = base.safeParse(value);
  if (!parsed.success) return unreadable(value, line, parsed.error.issues[0]?.path[0]?.toString());
  const raw = parsed.data;
  if (!isKnown(raw.event)) return { kind: 'other' };
  const origin = originOf(
    {
      at: new Date(raw.timestamp * 1000),
      ids: raw,
      email: raw.email,
      providerEventId: raw.sg_event_id,
      providerMessageId: raw.sg_message_id,
    },
    line,
    settings,
  );
  if ('reason' in origin) return { kind: 'problem', problem: origin };
  return inOurWords(raw, raw.event, origin, { line, settings });
}

const knownKinds = [
  'processed',
  'dropped',
  'delivered',
  'deferred',
  'bounce',
  'open',
  'click',
  'spamreport',
  'unsubscribe',
  'group_unsubscribe',
  'group_resubscribe',
] as const;
type KnownKind = (typeof knownKinds)[number];

function isKnown(kind: string): kind is KnownKind {
  return knownKinds.some((known) => known === kind);
}

function inOurWords(
  raw: Raw,
  kind: KnownKind,
  origin: EventOrigin,
  { line, settings }: { readonly line: number; readonly settings: ReaderSettings },
): EventReading {
  switch (kind) {
    case 'processed':
    case 'delivered':
    case 'deferred':
      return eventReading({ ...origin, kind });
    case 'dropped':
      return eventReading({ ...origin, kind, cause: dropCause(raw.reason) });
    case 'bounce':
      if (raw.type === 'bounce') return eventReading({ ...origin, kind: 'bounced' });
      if (raw.type === 'blocked') return eventReading({ ...origin, kind: 'blocked' });
      return problemReading(
        'event-field-missing',
        line,
        'The field "type" is neither bounce nor blocked.',
      );
    case 'open':
      return eventReading({ ...origin, kind: 'opened', byMachine: raw.sg_machine_open === true });
    case 'click':
      return clickReading(origin, { url: raw.url, field: 'url' }, line, settings);
    case 'spamreport':
      return eventReading({ ...origin, kind: 'complained' });
    case 'unsubscribe':
      return eventReading({ ...origin, kind: 'unsubscribed' });
    case 'group_unsubscribe':
      return eventReading({ ...origin, kind: 'group-unsubscribed' });
    case 'group_resubscribe':
      return eventReading({ ...origin, kind: 'group-resubscribed' });
  }
}

/** In lower case. The account's limits and the content of the mail are `other`. */
const dropCauses: ReadonlyMap<string, DropCause> = new Map([
  ['bounced address', 'bounced'],
  ['invalid', 'invalid'],
  ['spam reporting address', 'complained'],
  ['unsubscribed address', 'unsubscribed'],
]);

function dropCause(reason: string | undefined): DropCause {
  return dropCauses.get(reason?.trim().toLowerCase() ?? '') ?? 'other';
}

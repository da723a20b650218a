/** SendGrid's events, as its webhook tells them, in our own words. */
import { z } from 'zod';
import { parseAddress } from '../audience/address.ts';
import { isWebAddress } from '../fields.ts';
import type { DeliveryEvent, DeliveryKey, DropCause, EventOrigin } from './delivery-event.ts';
import { eventProblem, type EventProblem } from './event-problem.ts';

export type EventReading =
  | { readonly kind: 'event'; readonly event: DeliveryEvent }
  /** Of a kind that is none of ours, such as a change of the account. */
  | { readonly kind: 'other' }
  | { readonly kind: 'problem'; readonly problem: EventProblem };

export interface EventReader {
  /** Later events are wrong, or this machine's clock is. */
  readonly now: Date;
  /** See link-identity.ts; raw addresses may hold a recipient's token. */
  readonly link: (address: string, issueId: string | undefined) => string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_ID_CHARACTERS = 300;

/** SendGrid adds fields whenever it likes. An empty text is one that is not given. */
const text = z
  .string()
  .max(MAX_ID_CHARACTERS)
  .optional()
  .catch(undefined)
  .transform((value) => (value === '' ? undefined : value));

const base = z.looseObject({
  event: z.string(),
  email: z.string().optional().catch(undefined),
  /** Seconds since 1970; some exports quote it. */
  timestamp: z.coerce.number().int().positive().max(253_402_300_799),
  sg_event_id: text,
  sg_message_id: text,
  issue_id: text,
  run_id: text,
  batch_no: text,
  subscriber_id: text,
  type: text,
  reason: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  sg_machine_open: z.boolean().optional().catch(undefined),
});
type Raw = z.output<typeof base>;

/** `line` is where the event stands. */
export function readSendgridEvent(value: unknown, line: number, reader: EventReader): EventReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return problem('event-not-an-object', line, 'This is no JSON object.');
  }
  const parsed = base.safeParse(value);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? '');
    return problem('event-field-missing', line, `The field "${field}" is missing or unreadable.`);
  }
  const raw = parsed.data;
  if (!isKnown(raw.event)) return { kind: 'other' };
  const at = new Date(raw.timestamp * 1000);
  if (at.getTime() > reader.now.getTime() + DAY_MS) {
    return problem('event-time', line, 'The time of the event is more than a day ahead.');
  }
  const delivery = deliveryKey(raw);
  const addressKey = keyOf(raw.email);
  if (addressKey === undefined && delivery === undefined) {
    return problem('event-address', line, 'The event names neither a recipient nor a delivery.');
  }
  const origin: EventOrigin = {
    at,
    delivery,
    addressKey,
    providerEventId: raw.sg_event_id,
    providerMessageId: raw.sg_message_id,
  };
  return inOurWords(raw, raw.event, origin, { line, reader });
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
  { line, reader }: { readonly line: number; readonly reader: EventReader },
): EventReading {
  const event = (event: DeliveryEvent): EventReading => ({ kind: 'event', event });
  switch (kind) {
    case 'processed':
    case 'delivered':
    case 'deferred':
      return event({ ...origin, kind });
    case 'dropped':
      return event({ ...origin, kind, cause: dropCause(raw.reason) });
    case 'bounce':
      if (raw.type === 'bounce') return event({ ...origin, kind: 'bounced' });
      if (raw.type === 'blocked') return event({ ...origin, kind: 'blocked' });
      return problem(
        'event-field-missing',
        line,
        'The field "type" is neither bounce nor blocked.',
      );
    case 'open':
      return event({ ...origin, kind: 'opened', byMachine: raw.sg_machine_open === true });
    case 'click':
      if (raw.url === undefined || !isWebAddress(raw.url)) {
        return problem('event-link', line, 'The field "url" holds no web address.');
      }
      return event({
        ...origin,
        kind: 'clicked',
        link: reader.link(raw.url, origin.delivery?.issueId),
      });
    case 'spamreport':
      return event({ ...origin, kind: 'complained' });
    case 'unsubscribe':
      return event({ ...origin, kind: 'unsubscribed' });
    case 'group_unsubscribe':
      return event({ ...origin, kind: 'group-unsubscribed' });
    case 'group_resubscribe':
      return event({ ...origin, kind: 'group-resubscribed' });
  }
}

/** Ids in another form are of somebody else's mails, who happens to use our names. */
function deliveryKey(raw: Raw): DeliveryKey | undefined {
  const { issue_id: issueId, run_id: runId, batch_no: batch, subscriber_id: subscriberId } = raw;
  if (issueId === undefined || runId === undefined || subscriberId === undefined) return undefined;
  if (batch === undefined || !/^\d{1,9}$/.test(batch)) return undefined;
  return { issueId, runId, batchNo: Number(batch), subscriberId };
}

function keyOf(email: string | undefined): string | undefined {
  if (email === undefined) return undefined;
  // Some events write the address in angle brackets, as SMTP does.
  const address = parseAddress(email.replace(/^<(.*)>$/, '$1'));
  return typeof address === 'string' ? undefined : address.key;
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

function problem(id: EventProblem['id'], line: number, reason: string): EventReading {
  return { kind: 'problem', problem: eventProblem(id, line, reason) };
}

/** Who and which mail an event is about: our own ids, which come back with it, or its address. */
import { z } from 'zod';
import { parseAddress } from '../audience/address.ts';
import type { DeliveryKey, EventOrigin } from './delivery-event.ts';
import { eventProblem, type EventProblem } from './event-problem.ts';
import type { ReaderSettings } from './event-reading.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_ID_CHARACTERS = 300;

/** A text that may be missing; an empty one is one that is not given. */
export const idText = z
  .string()
  .max(MAX_ID_CHARACTERS)
  .optional()
  .catch(undefined)
  .transform((value) => (value === '' ? undefined : value));

/** The names under which every transport hands our ids over. */
export const ourIds = {
  issue_id: idText,
  run_id: idText,
  batch_no: idText,
  subscriber_id: idText,
} as const;

interface ToldOrigin {
  readonly at: Date;
  readonly ids: { readonly [Name in keyof typeof ourIds]?: string | undefined };
  readonly email: string | undefined;
  readonly providerEventId?: string | undefined;
  readonly providerMessageId: string | undefined;
}

export function originOf(
  told: ToldOrigin,
  line: number,
  { now }: ReaderSettings,
): EventOrigin | EventProblem {
  const { at, providerEventId, providerMessageId } = told;
  if (at.getTime() > now.getTime() + DAY_MS) {
    return eventProblem('event-time', line, 'The time of the event is more than a day ahead.');
  }
  const delivery = deliveryKey(told.ids);
  const addressKey = keyOf(told.email);
  if (addressKey === undefined && delivery === undefined) {
    return eventProblem(
      'event-address',
      line,
      'The event names neither a recipient nor a delivery.',
    );
  }
  return { at, delivery, addressKey, providerEventId, providerMessageId };
}

/** Ids in another form are of somebody else's mails, who happens to use our names. */
function deliveryKey(ids: ToldOrigin['ids']): DeliveryKey | undefined {
  const { issue_id: issueId, run_id: runId, batch_no: batch, subscriber_id: subscriberId } = ids;
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

/** What an event changes, if it was not known before: a subscription, a fact, or a number. */
import type { DeliveryEvent } from './delivery-event.ts';
import { endReason, type EndReason } from './end-reason.ts';
import { countedSince, eventIdentities } from './event-memory.ts';
import type { RecipientFact } from './recipient-facts.ts';

/** Numbers an issue has of each; people are no part of them. */
export type EngagementKind = 'opened' | 'opened-by-machine' | 'clicked';

export interface Verdict {
  /** Ends the subscription of the recipient, whatever mail the event is about. */
  readonly ends: EndReason | undefined;
  /** Counts only for a delivery that is in the ledger. */
  readonly counts:
    /** Once a recipient, however often it is told. */
    | { readonly as: 'fact'; readonly fact: RecipientFact }
    /** Once an event: add 1 unless one of its identities is known. */
    | {
        readonly as: 'engagement';
        readonly kind: EngagementKind;
        /** Empty for opens. */
        readonly link: string;
        readonly identities: readonly string[];
      }
    | { readonly as: 'too-old' }
    | { readonly as: 'nothing' };
}

export function judgeEvent(event: DeliveryEvent, now: Date): Verdict {
  return { ends: endReason(event), counts: countingOf(event, now) };
}

function countingOf(event: DeliveryEvent, now: Date): Verdict['counts'] {
  switch (event.kind) {
    case 'processed':
    case 'deferred':
    case 'delivered':
    case 'blocked':
    case 'bounced':
    case 'dropped':
    case 'complained':
      return { as: 'fact', fact: event.kind };
    case 'opened':
      return engagement(event, now, event.byMachine ? 'opened-by-machine' : 'opened', '');
    case 'clicked':
      return engagement(event, now, 'clicked', event.link);
    // Who leaves is counted from the proofs of consent, whichever way they took.
    case 'unsubscribed':
    case 'group-unsubscribed':
    case 'group-resubscribed':
      return { as: 'nothing' };
  }
}

function engagement(
  event: DeliveryEvent,
  now: Date,
  kind: EngagementKind,
  link: string,
): Verdict['counts'] {
  return event.at < countedSince(now)
    ? { as: 'too-old' }
    : { as: 'engagement', kind, link, identities: eventIdentities(event) };
}

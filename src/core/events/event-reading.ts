/** What reading one event of a provider gives. */
import { isWebAddress } from '../fields.ts';
import type { DeliveryEvent, EventOrigin } from './delivery-event.ts';
import { eventProblem, type EventProblem } from './event-problem.ts';

export type EventReading =
  | { readonly kind: 'event'; readonly event: DeliveryEvent }
  /** Of a kind that is none of ours, such as a change of the account. */
  | { readonly kind: 'other' }
  | { readonly kind: 'problem'; readonly problem: EventProblem };

export interface ReaderSettings {
  /** Later events are wrong, or this machine's clock is. */
  readonly now: Date;
  /** See link-identity.ts; raw addresses may hold a recipient's token. */
  readonly link: (address: string, issueId: string | undefined) => string;
}

/** `line` is where the event stands. */
export type EventReader = (value: unknown, line: number, settings: ReaderSettings) => EventReading;

export function eventReading(event: DeliveryEvent): EventReading {
  return { kind: 'event', event };
}

/** `field` is where the provider tells the address. */
export function clickReading(
  origin: EventOrigin,
  { url, field }: { readonly url: string | undefined; readonly field: string },
  line: number,
  { link }: ReaderSettings,
): EventReading {
  if (url === undefined || !isWebAddress(url)) {
    return problemReading('event-link', line, `The field "${field}" holds no web address.`);
  }
  return eventReading({ ...origin, kind: 'clicked', link: link(url, origin.delivery?.issueId) });
}

export function problemReading(id: EventProblem['id'], line: number, reason: string): EventReading {
  return { kind: 'problem', problem: eventProblem(id, line, reason) };
}

/** Of something that is no event of the provider's form. */
export function unreadable(value: unknown, line: number, field: string | undefined): EventReading {
  return typeof value !== 'object' || value === null || Array.isArray(value)
    ? problemReading('event-not-an-object', line, 'This is no JSON object.')
    : problemReading(
        'event-field-missing',
        line,
        `The field "${field ?? ''}" is missing or unreadable.`,
      );
}

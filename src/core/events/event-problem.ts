/** An event that cannot be read: where it is, why, and what to do. */

export type EventProblemId =
  | 'event-address'
  | 'event-field-missing'
  | 'event-link'
  | 'event-not-an-object'
  | 'event-not-json'
  | 'event-time'
  | 'event-too-long';

/** `reason` and `remedy` never repeat a value, which may be an address. */
export interface EventProblem {
  /** Permanent. */
  readonly id: EventProblemId;
  /** The file's line on which the event begins, or its place in a request; counted from 1. */
  readonly line: number;
  readonly reason: string;
  readonly remedy: string;
}

export function eventProblem(id: EventProblemId, line: number, reason: string): EventProblem {
  return { id, line, reason, remedy: remedies[id] };
}

const remedies: Readonly<Record<EventProblemId, string>> = {
  'event-address': 'The other events were recorded; leave it, or correct the address.',
  'event-field-missing': 'Export the events again as the provider sends them to a webhook.',
  'event-link': 'The other events were recorded; leave it, or correct the address of the link.',
  'event-not-an-object': 'Export the events again as the provider sends them to a webhook.',
  'event-not-json': 'Write one event a line, or all of them as one JSON array.',
  'event-time': 'Check the clock of this machine; a time is in seconds since 1970.',
  'event-too-long': 'Write one event a line, or all of them as one JSON array.',
};

/** Importing events from a file: what is sound is recorded, what is broken is named. */
import type { DeliveryEvent } from '../core/events/delivery-event.ts';
import type { EventPiece } from '../core/events/event-piece.ts';
import type { EventProblem } from '../core/events/event-problem.ts';
import { readLeavingMail } from '../core/events/leaving-mail.ts';
import { linkIdentity } from '../core/events/link-identity.ts';
import { readAnyEvent } from '../core/events/provider-event.ts';
import { addOutcomes, nothingRecorded, type RecordOutcome } from '../core/events/recording.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventFiles, EventStore } from '../ports/events.ts';
import {
  endByMail,
  type EndByMailPorts,
  type Leaver,
  leaverOf,
  type NoLeaver,
} from './end-by-mail.ts';
import type { EventSettings } from './record-webhook.ts';

export interface ImportEventsPorts extends EndByMailPorts {
  readonly events: EventStore;
  readonly files: EventFiles;
  readonly clock: Clock;
}

/** Whoever asked by mail to leave counts as `fresh`, or as `known` where nothing was left to end. */
export interface ImportEventsReport extends RecordOutcome {
  /** All that the file holds, broken ones included. */
  readonly total: number;
  /** Of kinds that are none of ours; mails that ask for nothing, or that no person sent. */
  readonly other: number;
  /** Mails that ask to leave, but only in the name of their sender. */
  readonly untrusted: number;
  readonly broken: number;
  /** The first of them, in the order of lines. */
  readonly problems: readonly EventProblem[];
}

export interface ImportEventsRequest extends EventSettings {
  readonly path: string;
  /** What proofs of an ended consent name as origin: the file's name; `mailto` for mails. */
  readonly source: string;
  /** Ends the subscription of whoever a mail says it is from, though that can be forged. */
  readonly trustFrom: boolean;
  readonly onProgress?: (events: number) => void;
  readonly signal?: AbortSignal;
}

/** One transaction each, short enough for others to write in between. */
const EVENTS_AT_ONCE = 5_000;
const MAX_PROBLEMS = 1_000;

/**
 * Importing a file twice, or again after an interruption, changes nothing that the first time
 * changed. Throws a `Failure` for a file that cannot be read as a whole.
 */
export async function importEvents(
  ports: ImportEventsPorts,
  request: ImportEventsRequest,
): Promise<ImportEventsReport> {
  const now = ports.clock.now();
  const { source, people } = request;
  const counts = { total: 0, other: 0, untrusted: 0, broken: 0 };
  const problems: EventProblem[] = [];
  let outcome: RecordOutcome = nothingRecorded;
  let events: DeliveryEvent[] = [];
  let leavers: Leaver[] = [];
  const record = async (): Promise<void> => {
    if (events.length > 0) {
      outcome = addOutcomes(outcome, await ports.events.record(events, { now, source, people }));
    }
    if (leavers.length > 0) outcome = addOutcomes(outcome, await endThem(ports, leavers));
    events = [];
    leavers = [];
    request.onProgress?.(counts.total);
  };
  for await (const piece of ports.files.open(request.path)) {
    counts.total += 1;
    const read = understand(ports, piece, request, now);
    if (read === 'other' || read === 'untrusted') counts[read] += 1;
    else if ('kind' in read) events.push(read);
    else if ('at' in read) leavers.push(read);
    else {
      counts.broken += 1;
      if (problems.length < MAX_PROBLEMS) problems.push(read);
    }
    if (events.length + leavers.length === EVENTS_AT_ONCE) await record();
    if (request.signal?.aborted === true) break;
  }
  await record();
  return { ...outcome, ...counts, problems };
}

function understand(
  ports: Pick<EndByMailPorts, 'tokens'>,
  piece: EventPiece,
  request: ImportEventsRequest,
  now: Date,
): DeliveryEvent | Leaver | NoLeaver | EventProblem {
  if ('id' in piece) return piece;
  if ('mail' in piece) {
    return leaverOf(ports, readLeavingMail(piece.mail), { now, trustFrom: request.trustFrom });
  }
  const read = readAnyEvent(piece.value, piece.line, {
    now,
    link: (address, issueId) => linkIdentity(address, issueId, request),
  });
  if (read.kind === 'event') return read.event;
  return read.kind === 'problem' ? read.problem : read.kind;
}

async function endThem(ports: EndByMailPorts, leavers: readonly Leaver[]): Promise<RecordOutcome> {
  const ended = await endByMail(ports, leavers);
  return {
    ...nothingRecorded,
    fresh: ended,
    known: leavers.length - ended,
    ended: { ...nothingRecorded.ended, unsubscribed: ended },
  };
}

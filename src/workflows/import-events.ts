/** Importing a provider's events from a file: what is sound is recorded, what is broken is named. */
import type { DeliveryEvent } from '../core/events/delivery-event.ts';
import type { EventProblem } from '../core/events/event-problem.ts';
import { linkIdentity } from '../core/events/link-identity.ts';
import { addOutcomes, nothingRecorded, type RecordOutcome } from '../core/events/recording.ts';
import { readAnyEvent } from '../core/events/provider-event.ts';
import type { Clock, EventFiles, EventStore } from '../ports.ts';
import type { EventSettings } from './record-webhook.ts';

export interface ImportEventsPorts {
  readonly events: EventStore;
  readonly files: EventFiles;
  readonly clock: Clock;
}

export interface ImportEventsReport extends RecordOutcome {
  /** All that the file holds, broken ones included. */
  readonly total: number;
  /** Of kinds that are none of ours. */
  readonly other: number;
  readonly broken: number;
  /** The first of them, in the order of lines. */
  readonly problems: readonly EventProblem[];
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
  request: EventSettings & {
    readonly path: string;
    /** What proofs of an ended consent name as origin: the file's name. */
    readonly source: string;
    readonly onProgress?: (events: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<ImportEventsReport> {
  const now = ports.clock.now();
  const { source, people } = request;
  const reader = {
    now,
    link: (address: string, issueId: string | undefined) => linkIdentity(address, issueId, request),
  };
  const problems: EventProblem[] = [];
  let outcome: RecordOutcome = nothingRecorded;
  let waiting: DeliveryEvent[] = [];
  let total = 0;
  let other = 0;
  let broken = 0;
  const record = async (): Promise<void> => {
    if (waiting.length === 0) return;
    outcome = addOutcomes(outcome, await ports.events.record(waiting, { now, source, people }));
    waiting = [];
    request.onProgress?.(total);
  };
  for await (const piece of ports.files.open(request.path)) {
    total += 1;
    const read =
      'value' in piece
        ? readAnyEvent(piece.value, piece.line, reader)
        : { kind: 'problem' as const, problem: piece };
    if (read.kind === 'event') waiting.push(read.event);
    else if (read.kind === 'other') other += 1;
    else {
      broken += 1;
      if (problems.length < MAX_PROBLEMS) problems.push(read.problem);
    }
    if (waiting.length === EVENTS_AT_ONCE) await record();
    if (request.signal?.aborted === true) break;
  }
  await record();
  return { ...outcome, total, other, broken, problems };
}

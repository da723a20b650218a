/** The sending loop: several lanes, each takes one batch after another through the ledger's protocol. */
import { backoffMs } from '../core/delivery/backoff.ts';
import type { SubmitOutcome } from '../core/delivery/message.ts';
import type { ClaimedBatch, Run } from '../core/delivery/run.ts';
import type { BatchState } from '../core/delivery/state.ts';
import { Failure } from '../core/failure.ts';
import type { PublishPorts, PublishRequest } from './publish-request.ts';
import { scheduleKeeper, type ScheduleKeeper } from './schedule-for.ts';
import { submitBatch, type Submitted } from './submit-batch.ts';
import { waitFor } from './wait-for.ts';

/** What to show while it goes on. */
export type PublishProgress =
  | { readonly kind: 'begun' | 'resumed'; readonly done: number; readonly count: number }
  | {
      readonly kind: 'batch';
      readonly no: number;
      readonly tier: string;
      readonly recipients: number;
      readonly state: Extract<BatchState, 'accepted' | 'rejected' | 'unknown'>;
      /** Of the audience, how many are settled. */
      readonly done: number;
      readonly count: number;
    }
  /** The provider will not mail some recipients of a batch; the others go on without them. */
  | {
      readonly kind: 'refused';
      readonly no: number;
      readonly recipients: number;
      readonly reason: string;
    }
  | { readonly kind: 'waiting'; readonly ms: number; readonly reason: string };

export interface Sending {
  readonly request: PublishRequest;
  readonly run: Run;
  /** Of the audience, how many are settled before the loop begins. */
  readonly done: number;
  readonly onProgress: (progress: PublishProgress) => void;
  readonly signal: AbortSignal | undefined;
}

/** With so many unknown outcomes in a row something is wrong: the rest must not go the same way. */
const MOST_UNKNOWN = 3;

/** What a process has tried so far, however often it begins the loop. */
export interface Effort {
  claimed: number;
  /** Rejections in a row, of all lanes. */
  attempts: number;
  waitedMs: number;
  unknownInARow: number;
}

export function noEffort(): Effort {
  return { claimed: 0, attempts: 0, waitedMs: 0, unknownInARow: 0 };
}

/** What the lanes of one process share. */
interface Lanes {
  readonly schedules: ScheduleKeeper;
  readonly effort: Effort;
  done: number;
  end: 'unclear' | 'broken' | Failure | undefined;
}

/**
 * `drained`: nothing can be claimed now. `unclear`: the provider's answers stay away. Throws a
 * `Failure`, with the run paused and ready to go on: `provider-rejected`, `provider-busy`,
 * `batch-too-large`, `edition-missing`.
 */
export async function submitBatches(
  ports: PublishPorts,
  sending: Sending,
  effort: Effort,
): Promise<'drained' | 'unclear' | 'interrupted'> {
  const lanes: Lanes = {
    schedules: scheduleKeeper(ports, sending.run),
    effort,
    done: sending.done,
    end: undefined,
  };
  const lane = async (): Promise<void> => {
    try {
      await goOn(ports, sending, lanes);
    } catch (error) {
      // The other lanes end with the batch that they have; then the first failure is told.
      lanes.end ??= 'broken';
      throw error;
    }
  };
  const ends = await Promise.allSettled(
    Array.from({ length: ports.transport.capabilities.atOnce }, lane),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (lanes.end instanceof Failure) throw lanes.end;
  if (sending.signal?.aborted) return 'interrupted';
  return lanes.end === 'unclear' ? 'unclear' : 'drained';
}

async function goOn(ports: PublishPorts, sending: Sending, lanes: Lanes): Promise<void> {
  const { ledger, transport } = ports;
  const { run, signal } = sending;
  while (!signal?.aborted && lanes.end === undefined) {
    const ms = await ledger.takeTurn(transport.name, 1000 / transport.capabilities.perSecond);
    if (ms > 0) await waitFor(ports, ms, signal);
    if (signal?.aborted) return;
    const batch = await ledger.claim(run.id);
    if (batch === undefined) return;
    lanes.effort.claimed += 1;
    const submitted = await submitBatch(ports, sending, { batch, schedules: lanes.schedules });
    await settle(ports, sending, lanes, { batch, submitted });
  }
}

async function settle(
  ports: PublishPorts,
  sending: Sending,
  lanes: Lanes,
  { batch, submitted }: { readonly batch: ClaimedBatch; readonly submitted: Submitted },
): Promise<void> {
  if (submitted.kind === 'overtaken') return;
  const { outcome } = submitted;
  const wait = outcome.state === 'rejected' ? nextWait(ports, lanes, outcome) : undefined;
  if (!(await ports.ledger.settle(batch, outcome, wait?.ms))) return;
  report(sending, lanes, batch, outcome);
  if (outcome.state === 'accepted')
    Object.assign(lanes.effort, { attempts: 0, waitedMs: 0, unknownInARow: 0 });
  if (outcome.state === 'unknown') {
    lanes.effort.unknownInARow += 1;
    if (lanes.effort.unknownInARow >= MOST_UNKNOWN) lanes.end = 'unclear';
  }
  if (wait === undefined || outcome.state !== 'rejected') return;
  if (wait.ms === undefined) {
    await ports.ledger.pause(sending.run.id, outcome.reason);
    lanes.end ??= wait.failure;
    return;
  }
  if (wait.ms === 0) return;
  await ports.ledger.holdBack(ports.transport.name, wait.ms);
  sending.onProgress({ kind: 'waiting', ms: wait.ms, reason: outcome.reason });
}

function report(sending: Sending, lanes: Lanes, batch: ClaimedBatch, outcome: SubmitOutcome): void {
  const refused = outcome.state === 'unknown' ? [] : (outcome.refused ?? []);
  const [first] = refused;
  if (first !== undefined) {
    const { reason } = first;
    sending.onProgress({ kind: 'refused', no: batch.no, recipients: refused.length, reason });
  }
  if (outcome.state === 'rejected' && refused.length > 0) return;
  if (outcome.state !== 'rejected') lanes.done += batch.recipients.length;
  sending.onProgress({
    kind: 'batch',
    no: batch.no,
    tier: batch.tier,
    recipients: batch.recipients.length,
    state: outcome.state,
    done: lanes.done,
    count: sending.run.count,
  });
}

type Wait = { readonly ms: number } | { readonly ms: undefined; readonly failure: Failure };

/** How long to wait before the next attempt; a failure when there should be none now. */
function nextWait(
  ports: PublishPorts,
  lanes: Lanes,
  outcome: Extract<SubmitOutcome, { state: 'rejected' }>,
): Wait {
  const { reason, retryAfterMs, refused = [] } = outcome;
  // Without those who were refused the batch is another one.
  if (refused.length > 0) return { ms: 0 };
  const { name } = ports.transport;
  if (retryAfterMs === undefined) {
    const failure = new Failure(
      'unavailable',
      'provider-rejected',
      `${name} refused a batch: ${reason}. Nobody of that batch got it; nothing more was sent.`,
      'Mend what it names, then run the same command again: it goes on with whoever has no delivery yet.',
    );
    return { ms: undefined, failure };
  }
  lanes.effort.attempts += 1;
  const ms = backoffMs({
    attempts: lanes.effort.attempts,
    waitedMs: lanes.effort.waitedMs,
    retryAfterMs,
    chance: ports.random(),
  });
  if (ms !== undefined) {
    lanes.effort.waitedMs += ms;
    return { ms };
  }
  const failure = new Failure(
    'unavailable',
    'provider-busy',
    `${name} still refuses after ${lanes.effort.attempts} attempts: ${reason}. Nobody of that batch got it.`,
    'Run the same command again later: it goes on with whoever has no delivery yet.',
  );
  return { ms: undefined, failure };
}

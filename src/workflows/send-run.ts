/** Carries a run to its end: submits what waits, settles what it can, and waits for other workers. */
import type { Outlook } from '../core/delivery/run.ts';
import { Failure } from '../core/failure.ts';
import type { Sending } from './submit-batches.ts';
import { noEffort, submitBatches } from './submit-batches.ts';
import type { PublishPorts } from './publish-request.ts';
import { settleCancelling, takeBackUnknown } from './cancel-schedule.ts';
import { waitFor } from './wait-for.ts';

/**
 * `finished`: everything is settled. `scheduled`: the rest is not due for a while. `unresolved`:
 * what remains is unknown, and no machine can settle it.
 */
export type RunEnd = 'finished' | 'interrupted' | 'scheduled' | 'unresolved';

/** Somebody who waits at the keyboard waits no longer than this for the next batch to be due. */
const PATIENCE_MS = 15 * 60_000;
/** Between two looks at what other workers do. */
const LOOK_MS = 1000;

/**
 * Throws a `Failure`, with the ledger ready to go on: `provider-rejected`, `provider-busy`,
 * `batch-too-large`, `edition-missing`, `run-paused`, `run-taken-back`, or one of the store's.
 */
export async function sendRun(ports: PublishPorts, sending: Sending): Promise<RunEnd> {
  const { run, signal } = sending;
  const { idempotentForMs } = ports.transport.capabilities;
  const effort = noEffort();
  while (!signal?.aborted) {
    const { claimed } = effort;
    await settleCancelling(ports, run.issueId);
    await ports.ledger.recover(run.id, idempotentForMs);
    const end = await submitBatches(ports, sending, effort);
    if (end === 'interrupted') return 'interrupted';
    if (await takeBackUnknown(ports, run.issueId)) continue;
    if (await ports.ledger.finish(run.id)) return 'finished';
    const outlook = await ports.ledger.outlook(run.id);
    if (end === 'unclear' || outlook.waiting + outlook.underWay === 0) {
      // What an idempotent transport left unknown is submitted again, while the provider knows it.
      const mayHelp = idempotentForMs > 0 && outlook.unknown > 0 && effort.claimed > claimed;
      if (end === 'unclear' || !mayHelp) return 'unresolved';
    }
    if (outlook.stopped !== undefined) throw stoppedElsewhere(run.issueId, outlook.stopped);
    const untilMs = outlook.nextInMs ?? 0;
    if (untilMs > PATIENCE_MS) return 'scheduled';
    await waitFor(ports, Math.min(Math.max(untilMs, LOOK_MS / 10), LOOK_MS), signal);
  }
  return 'interrupted';
}

/** Nobody waits for another process to go on, or for a person to change their mind. */
function stoppedElsewhere(issueId: string, why: NonNullable<Outlook['stopped']>): Failure {
  return why === 'paused'
    ? new Failure(
        'unavailable',
        'run-paused',
        `Another process met a provider that refuses, and paused ${issueId}.`,
        `See why: roundup status ${issueId}. Then run the same command again: it goes on.`,
      )
    : new Failure(
        'failure',
        'run-taken-back',
        `${issueId} is being taken back: what was not submitted yet is not sent.`,
        `See how it stands: roundup status ${issueId}`,
      );
}

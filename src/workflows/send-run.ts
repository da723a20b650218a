/** Carries a run to its end: submits what waits, settles what it can, and waits for other workers. */
import type { Sending } from './submit-batches.ts';
import { submitBatches } from './submit-batches.ts';
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
 * `batch-too-large`, `edition-missing`, or one of the store's.
 */
export async function sendRun(ports: PublishPorts, sending: Sending): Promise<RunEnd> {
  const { run, signal } = sending;
  const { idempotentForMs } = ports.transport.capabilities;
  while (!signal?.aborted) {
    await settleCancelling(ports, run.issueId);
    await ports.ledger.recover(run.id, idempotentForMs);
    const end = await submitBatches(ports, sending);
    if (end === 'interrupted') return 'interrupted';
    if (await takeBackUnknown(ports, run.issueId)) continue;
    if (await ports.ledger.finish(run.id)) return 'finished';
    const outlook = await ports.ledger.outlook(run.id);
    if (end === 'unclear' || outlook.waiting + outlook.underWay === 0) {
      // What an idempotent transport left unknown is submitted again, once the provider answers.
      if (idempotentForMs === 0 || outlook.unknown === 0 || end === 'unclear') return 'unresolved';
    }
    const untilMs = (outlook.nextAt?.getTime() ?? 0) - ports.clock.now().getTime();
    if (untilMs > PATIENCE_MS) return 'scheduled';
    await waitFor(ports, Math.min(Math.max(untilMs, LOOK_MS / 10), LOOK_MS), signal);
  }
  return 'interrupted';
}

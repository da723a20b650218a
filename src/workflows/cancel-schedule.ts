/** Taking back what waits at the provider, in steps that survive the death of the process. */
import type { CancelOutcome, Schedule } from '../core/delivery/capabilities.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Transport } from '../ports/transport.ts';

interface CancelPorts {
  readonly ledger: Ledger;
  readonly transport: Pick<Transport, 'scheduling'>;
}

/**
 * Idempotent. The ledger says `cancelling` before the provider is asked, and until it has
 * answered: whoever comes next asks again.
 */
export async function cancelSchedule(
  { ledger, transport }: CancelPorts,
  schedule: Schedule,
): Promise<CancelOutcome> {
  if (transport.scheduling === undefined) {
    return { state: 'unknown', reason: 'this transport has no schedules' };
  }
  const begun = await ledger.beginCancel(schedule.id);
  if (begun === 'cancelled') return { state: 'cancelled' };
  const outcome = judged(await transport.scheduling.cancel(schedule), begun);
  // Refused means that nothing was changed: its mails go out.
  if (outcome.state === 'refused') await ledger.endCancel(schedule.id, 'too-late');
  else if (outcome.state !== 'unknown') await ledger.endCancel(schedule.id, outcome.state);
  return outcome;
}

/** An earlier try that was cut off may have been in time, though this one is not. */
function judged(outcome: CancelOutcome, begun: 'begun' | 'again'): CancelOutcome {
  const isTooLate = outcome.state === 'too-late' || outcome.state === 'refused';
  return isTooLate && begun === 'again' ? { state: 'unclear' } : outcome;
}

/** Asks again about every schedule whose cancelling was cut off. True: all are settled. */
export async function settleCancelling(ports: CancelPorts, issueId: string): Promise<boolean> {
  let isSettled = true;
  for (const schedule of await ports.ledger.schedules(issueId)) {
    if (schedule.state !== 'cancelling') continue;
    const outcome = await cancelSchedule(ports, schedule);
    if (outcome.state === 'unknown') isSettled = false;
  }
  return isSettled;
}

/**
 * Cancels each schedule that a batch of unknown fate was submitted under, and so plans all its
 * batches again. True: at least one was cancelled in time.
 */
export async function takeBackUnknown(ports: CancelPorts, issueId: string): Promise<boolean> {
  if (ports.transport.scheduling === undefined) return false;
  const schedules = new Map<string, Schedule>();
  for (const { schedule } of await ports.ledger.unknownBatches(issueId)) {
    if (schedule !== undefined) schedules.set(schedule.id, schedule);
  }
  let isTakenBack = false;
  for (const schedule of schedules.values()) {
    const { state } = await cancelSchedule(ports, schedule);
    if (state === 'cancelled') isTakenBack = true;
  }
  return isTakenBack;
}

/** Settling what is unknown: taken back if that is still possible, else looked up, else asked. */
import type { LookUpOutcome } from '../core/delivery/capabilities.ts';
import type { IssueStatus, UnknownBatch } from '../core/delivery/run.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Transport } from '../ports/transport.ts';
import { settleCancelling, takeBackUnknown } from './cancel-schedule.ts';

export interface ReconcilePorts {
  readonly ledger: Ledger;
  readonly transport: Pick<Transport, 'name' | 'capabilities' | 'scheduling' | 'lookUp'>;
  readonly clock: Clock;
}

/** What a person decides of a batch that nobody could settle. */
export type Decision = 'wait' | 'resend' | 'leave';

/** What is known when a person is asked. */
export interface OpenQuestion {
  readonly batch: UnknownBatch;
  /** `too-early`: the provider cannot know yet. `no-look-up`: it cannot be asked. */
  readonly found: 'not-found' | 'too-early' | 'no-look-up' | 'unknown';
  /** When a look-up makes sense. */
  readonly lookUpFrom: Date | undefined;
  /** What the provider said when it could not tell. */
  readonly detail: string | undefined;
}

export interface Reconciliation {
  readonly status: IssueStatus;
  /** Batches found at the provider. */
  readonly found: number;
  /** Batches taken back in time, and planned again. */
  readonly takenBack: number;
  /** Batches that a person decided to submit again. */
  readonly resent: number;
  /** Batches that a person decided to leave as they are. */
  readonly left: number;
  readonly open: readonly OpenQuestion[];
}

/** So long after mails were due a provider's log is taken for complete. */
const LOG_LAG_MS = 5 * 60_000;

/** Changes nothing that the provider did not confirm or `ask` did not decide. */
export async function reconcile(
  ports: ReconcilePorts,
  issueId: string,
  ask: (question: OpenQuestion) => Promise<Decision>,
): Promise<Reconciliation> {
  const { ledger } = ports;
  await settleCancelling(ports, issueId);
  const run = await ledger.openRun(issueId);
  // A provider that knows batches again is no reason not to ask: the text may have changed since.
  if (run !== undefined) await ledger.recover(run.id, 0);
  const before = (await ledger.unknownBatches(issueId)).length;
  await takeBackUnknown(ports, issueId);
  const left = await ledger.unknownBatches(issueId);
  const counts = { found: 0, takenBack: Math.max(0, before - left.length), resent: 0, left: 0 };
  const open: OpenQuestion[] = [];
  for (const batch of left) {
    const looked = await lookUp(ports, batch);
    if (looked.kind === 'found') {
      const { providerId } = looked;
      if (await ledger.resolve(batch, { kind: 'found', providerId })) counts.found += 1;
      continue;
    }
    const decision = await ask(looked.question);
    if (decision === 'wait') open.push(looked.question);
    else if (await ledger.resolve(batch, { kind: decision })) {
      counts[decision === 'resend' ? 'resent' : 'left'] += 1;
    }
  }
  if (run !== undefined) await ledger.finish(run.id);
  return { ...counts, open, status: await ledger.status(issueId) };
}

async function lookUp(
  ports: ReconcilePorts,
  batch: UnknownBatch,
): Promise<
  | { readonly kind: 'found'; readonly providerId: string }
  | { readonly kind: 'open'; readonly question: OpenQuestion }
> {
  const { transport } = ports;
  const question = (found: OpenQuestion['found'], detail?: string): OpenQuestion => ({
    batch,
    found,
    lookUpFrom: transport.lookUp === undefined ? undefined : lookUpFrom,
    detail,
  });
  const due = batch.schedule?.sendAt ?? batch.submittedAt;
  const lookUpFrom = new Date(due.getTime() + LOG_LAG_MS);
  if (transport.lookUp === undefined) return { kind: 'open', question: question('no-look-up') };
  if (ports.clock.now() < lookUpFrom) return { kind: 'open', question: question('too-early') };
  const outcome: LookUpOutcome = await transport.lookUp({
    issueId: batch.issueId,
    runId: batch.runId,
    batchNo: batch.no,
    attempt: batch.attempt,
    addresses: batch.sample,
    submittedAt: batch.submittedAt,
    sendAt: batch.schedule?.sendAt,
  });
  if (outcome.state === 'found') return { kind: 'found', providerId: outcome.providerId };
  const detail = outcome.state === 'unknown' ? outcome.reason : undefined;
  return { kind: 'open', question: question(outcome.state, detail) };
}

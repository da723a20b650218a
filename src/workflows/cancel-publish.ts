/** Taking an issue back: what was not submitted, and what still waits at the provider. */
import type { CancelOutcome } from '../core/delivery/capabilities.ts';
import type { IssueStatus } from '../core/delivery/run.ts';
import { Failure } from '../core/failure.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Transport } from '../ports/transport.ts';
import { cancelSchedule } from './cancel-schedule.ts';

export interface CancelResult {
  readonly status: IssueStatus;
  /** Why something could not be taken back, once each; empty when all of it was. */
  readonly problems: readonly string[];
  /** The provider has not answered: the same command asks again. */
  readonly isPending: boolean;
}

/** Idempotent. Throws a `Failure`: `nothing-to-cancel`. */
export async function cancelPublish(
  ports: { readonly ledger: Ledger; readonly transport: Pick<Transport, 'name' | 'scheduling'> },
  issueId: string,
): Promise<CancelResult> {
  const before = await ports.ledger.status(issueId);
  if (before.startedAt === undefined) throw nothingToCancel(issueId);
  const run = await ports.ledger.openRun(issueId);
  await ports.ledger.cancelRuns(issueId);
  const problems = new Set<string>();
  let isPending = false;
  for (const schedule of await ports.ledger.schedules(issueId)) {
    if (schedule.state === 'cancelled') continue;
    if (schedule.batches === 0 && schedule.state !== 'cancelling') continue;
    const outcome = await cancelSchedule(ports, schedule);
    if (outcome.state === 'unknown') isPending = true;
    const problem = problemOf(outcome);
    if (problem !== undefined) problems.add(problem);
  }
  if (run !== undefined) await ports.ledger.finish(run.id);
  const status = await ports.ledger.status(issueId);
  if (status.deliveries.accepted > 0 && problems.size === 0) {
    problems.add(`${ports.transport.name} had sent these already`);
  }
  return { status, problems: [...problems], isPending };
}

function problemOf(outcome: CancelOutcome): string | undefined {
  switch (outcome.state) {
    case 'cancelled':
      return undefined;
    case 'too-late':
      return 'it was too late for some: their time has come, or nearly';
    case 'unclear':
      return 'of some no one can tell whether they were taken back in time';
    case 'refused':
      return `the provider refused: ${outcome.reason}`;
    case 'unknown':
      return `the provider did not answer: ${outcome.reason}`;
  }
}

function nothingToCancel(issueId: string): Failure {
  return new Failure(
    'usage',
    'nothing-to-cancel',
    `Nothing of ${issueId} was published.`,
    `See how it stands: roundup status ${issueId}`,
  );
}

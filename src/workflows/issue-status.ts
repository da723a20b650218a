/** How far an issue's delivery is, and what is left to do. */
import type { IssueStatus } from '../core/delivery/run.ts';
import type { Ledger } from '../ports/ledger.ts';

export interface IssueReport extends IssueStatus {
  readonly stage: 'not-published' | 'unfinished' | 'finished';
  /** What the author should do; undefined when nothing is left. */
  readonly next: string | undefined;
}

export async function issueStatus(
  ports: { readonly ledger: Pick<Ledger, 'status'> },
  issueId: string,
): Promise<IssueReport> {
  const status = await ports.ledger.status(issueId);
  const stage =
    status.startedAt === undefined
      ? 'not-published'
      : status.finishedAt === undefined
        ? 'unfinished'
        : 'finished';
  return { ...status, stage, next: nextStep(status, stage) };
}

function nextStep(status: IssueStatus, stage: IssueReport['stage']): string | undefined {
  if (stage === 'not-published') return `Publish it: roundup publish ${status.issueId}`;
  if (status.deliveries.unknown > status.leftUnknown) {
    return `Settle what is unknown: roundup reconcile ${status.issueId}`;
  }
  if (stage === 'unfinished') {
    return `Go on with the same command: roundup publish ${status.issueId}`;
  }
  return undefined;
}

/** Whether an unfinished run is taken up again, replaced, or in the way. */
import type { Run } from '../core/delivery/run.ts';
import { Failure } from '../core/failure.ts';
import type { PublishRequest, PublishWishes } from './publish-request.ts';

/**
 * undefined: a run begins anew, in the place of the unfinished one if there is one. Throws a
 * `Failure`: `nothing-to-resume`, `run-unfinished`, `issue-changed-since-freeze`.
 */
export function runToResume(
  run: Run | undefined,
  request: PublishRequest,
  wishes: PublishWishes,
): Run | undefined {
  if (run === undefined) {
    if (wishes.resume === true) throw nothingToResume(request.issueId);
    return undefined;
  }
  const isOther = wishes.segment !== undefined && wishes.segment !== run.segment;
  if (isOther || wishes.onlyFailed === true || run.isCancelling) throw unfinished(run);
  const isBroken = request.diagnostics.some((found) => found.severity === 'error');
  // A broken issue has no editions to compare: the checks say what is wrong with it.
  if (isBroken || run.contentHash === request.contentHash) return run;
  if (wishes.acceptChange === true) return undefined;
  throw new Failure(
    'content',
    'issue-changed-since-freeze',
    `${run.issueId} has changed since its audience of ${run.count} was frozen, and a part of them may have the former text.`,
    'Restore the issue, its extras, links and config as they were; or send the rest as they are now: --accept-change',
  );
}

function nothingToResume(issueId: string): Failure {
  return new Failure(
    'usage',
    'nothing-to-resume',
    `${issueId} has no unfinished run.`,
    `Leave --resume out to begin one, or see how it stands: roundup status ${issueId}`,
  );
}

function unfinished(run: Run): Failure {
  return new Failure(
    'usage',
    'run-unfinished',
    run.isCancelling
      ? `What was not sent of ${run.issueId} is being taken back.`
      : `${run.issueId} has an unfinished run of ${run.count}, with an audience of its own.`,
    run.isCancelling
      ? `Finish that first: roundup cancel ${run.issueId}`
      : `Finish it first: roundup publish ${run.issueId} --resume`,
  );
}

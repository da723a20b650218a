/** Publishing an issue: confirmed with the count, frozen, then sent at most once to each. */
import type { IssueStatus, Run } from '../core/delivery/run.ts';
import { Failure } from '../core/failure.ts';
import { assertPassed } from './preflight.ts';
import { settleCancelling } from './cancel-schedule.ts';
import type { PlanSummary, Preparation } from './prepare-publish.ts';
import type { PublishPorts } from './publish-request.ts';
import { sendRun, type RunEnd } from './send-run.ts';
import type { PublishProgress } from './submit-batches.ts';

/** The count, given beforehand; or a question whose answer is the count that the person typed. */
export type Confirmation = number | ((summary: PlanSummary) => Promise<number | undefined>);

export interface PublishOptions {
  readonly confirm: Confirmation;
  readonly onProgress?: ((progress: PublishProgress) => void) | undefined;
  /** The run is on disk: others may help with it. */
  readonly onFrozen?: ((run: Run) => Promise<void>) | undefined;
  /** Stops before the next batch; the same command goes on from there. */
  readonly signal?: AbortSignal | undefined;
}

export interface PublishResult {
  readonly outcome: 'nothing-due' | RunEnd;
  /** Of the whole issue, earlier runs included. */
  readonly status: IssueStatus;
  /** Deliveries of which no one can tell whether the provider took them, and nobody has decided. */
  readonly unknown: number;
}

/**
 * Throws a `Failure`: `preflight-failed`, `count-not-confirmed`, `publish-overtaken`,
 * `run-under-way`, `run-unresolved`, or one of `sendRun()` or the store. After each the same
 * command goes on where this one ended.
 */
export async function runPublish(
  ports: PublishPorts,
  preparation: Preparation,
  options: PublishOptions,
): Promise<PublishResult> {
  assertPassed(preparation.checks);
  if (preparation.due === 'nothing-due') return resultOf(ports, preparation, 'nothing-due');
  await assertConfirmed(preparation.summary, options.confirm);
  const run = await frozenRun(ports, preparation);
  await options.onFrozen?.(run);
  const { deliveries } = await ports.ledger.status(run.issueId);
  // Only the open run has deliveries that were not attempted.
  const done = Math.max(0, run.count - deliveries['not-attempted'] - deliveries.rejected);
  const onProgress = options.onProgress ?? (() => {});
  onProgress({ kind: preparation.due === 'resume' ? 'resumed' : 'begun', done, count: run.count });
  const { request } = preparation;
  const { signal } = options;
  const end = await sendRun(ports, { request, run, done, onProgress, signal });
  return await resultOf(ports, preparation, end);
}

async function assertConfirmed(summary: PlanSummary, confirm: Confirmation): Promise<void> {
  const given = typeof confirm === 'number' ? confirm : await confirm(summary);
  if (given === summary.count) return;
  throw new Failure(
    'not-confirmed',
    'count-not-confirmed',
    `Nothing was sent. The audience of ${summary.issueId} is ${summary.count}${given === undefined ? '' : `, not ${given}`}.`,
    `Look at the plan (--plan), then confirm with the count: --confirm=${summary.count}`,
  );
}

/** The run that was prepared, found again and no longer paused, or frozen now. */
async function frozenRun(ports: PublishPorts, preparation: Preparation): Promise<Run> {
  const { plan, run, request, question, terms } = preparation;
  const open = await ports.ledger.openRun(request.issueId);
  if (open?.id !== run?.id) {
    throw new Failure(
      'failure',
      'publish-overtaken',
      `Another process has published ${request.issueId} since this plan was made. Nothing was sent.`,
      'Run the same command again: it plans anew.',
    );
  }
  if (preparation.due === 'resume' && open !== undefined) {
    if (open.paused !== undefined) await ports.ledger.unpause(open.id);
    return { ...open, paused: undefined };
  }
  if (open !== undefined) await assertReplaceable(ports, open);
  if (plan === undefined) throw new TypeError('A fresh preparation has a plan.');
  const { contentHash, outline, allowedRules } = request;
  return ports.ledger.freeze(plan, question, { contentHash, outline, allowedRules, terms });
}

/** What is under way or unknown belongs to the former run, and has to be settled there. */
async function assertReplaceable(ports: PublishPorts, run: Run): Promise<void> {
  const isSettled = await settleCancelling(ports, run.issueId);
  // Not even a provider that knows batches again knows them by another text.
  await ports.ledger.recover(run.id, 0);
  const { underWay, unknown } = await ports.ledger.outlook(run.id);
  if (underWay + unknown === 0 && isSettled) return;
  throw underWay > 0
    ? new Failure(
        'failure',
        'run-under-way',
        `Another process is still sending ${run.issueId} as it was before.`,
        'Stop it, or wait until it ends; then run the same command again.',
      )
    : new Failure(
        'unresolved',
        'run-unresolved',
        `Of some deliveries of ${run.issueId} as it was before no one knows whether the provider took them.`,
        `Settle that first: roundup reconcile ${run.issueId}`,
      );
}

async function resultOf(
  ports: PublishPorts,
  preparation: Preparation,
  outcome: PublishResult['outcome'],
): Promise<PublishResult> {
  const status = await ports.ledger.status(preparation.request.issueId);
  return { outcome, status, unknown: status.deliveries.unknown - status.leftUnknown };
}

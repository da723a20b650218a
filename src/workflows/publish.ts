/** Publishing an issue: confirmed with the count, frozen, then sent at most once to each. */
import { Failure } from '../core/failure.ts';
import type { IssueStatus, Run } from '../core/delivery/run.ts';
import { assertPassed } from './preflight.ts';
import type { PlanSummary, Preparation } from './prepare-publish.ts';
import type { PublishPorts } from './publish-request.ts';
import { submitBatches, type PublishProgress } from './submit-batches.ts';

/** The count, given beforehand; or a question whose answer is the count that the person typed. */
export type Confirmation = number | ((summary: PlanSummary) => Promise<number | undefined>);

export interface PublishOptions {
  readonly confirm: Confirmation;
  readonly onProgress?: ((progress: PublishProgress) => void) | undefined;
  /** Stops before the next batch; the same command goes on from there. */
  readonly signal?: AbortSignal | undefined;
}

export interface PublishResult {
  readonly outcome: 'nothing-due' | 'finished' | 'interrupted';
  /** Of the whole issue, earlier runs included. */
  readonly status: IssueStatus;
  /** Deliveries of which no one can tell whether the provider took them; they are not resent. */
  readonly unknown: number;
}

/**
 * Throws a `Failure`: `preflight-failed`, `count-not-confirmed`, `delivery-in-progress`,
 * `publish-overtaken`, or one of `submitBatches()` or the store. After each the same command goes
 * on where this one ended.
 */
export async function runPublish(
  ports: PublishPorts,
  preparation: Preparation,
  options: PublishOptions,
): Promise<PublishResult> {
  assertPassed(preparation.checks);
  if (preparation.due === 'nothing-due') return resultOf(ports, preparation, 'nothing-due');
  await assertConfirmed(preparation.summary, options.confirm);
  await using lock = await ports.lock.acquire();
  if (lock === undefined) throw inProgress();
  const run = await frozenRun(ports, preparation);
  await ports.ledger.recover(run.id, ports.transport.capabilities.idempotentForMs > 0);
  const outcome = await sendRun(ports, preparation, { ...options, run });
  return await resultOf(ports, preparation, outcome);
}

async function sendRun(
  ports: PublishPorts,
  preparation: Preparation,
  sending: PublishOptions & { readonly run: Run },
): Promise<'finished' | 'interrupted'> {
  const { run, signal, onProgress = () => {} } = sending;
  const { deliveries } = await ports.ledger.status(run.issueId);
  // Only the open run has deliveries that were not attempted.
  const done = run.count - deliveries['not-attempted'];
  onProgress({ kind: preparation.due === 'resume' ? 'resumed' : 'begun', done, count: run.count });
  const { request } = preparation;
  const end = await submitBatches(ports, { request, run, done, onProgress, signal });
  if (end === 'interrupted') return 'interrupted';
  if (await ports.ledger.finish(run.id)) return 'finished';
  throw new Failure(
    'failure',
    'run-not-finished',
    `The ledger still has batches of ${run.issueId} under way, though none is ready.`,
    'Run the same command again.',
  );
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

/** The run that was prepared, found again or frozen now, with the lock held. */
async function frozenRun(ports: PublishPorts, preparation: Preparation): Promise<Run> {
  const { plan, run, request } = preparation;
  const open = await ports.ledger.openRun(request.issueId);
  if (open?.id !== run?.id) {
    throw new Failure(
      'failure',
      'publish-overtaken',
      `Another process has published ${request.issueId} since this plan was made. Nothing was sent.`,
      'Run the same command again: it plans anew.',
    );
  }
  if (open !== undefined) return open;
  if (plan === undefined) throw new TypeError('A fresh preparation has a plan.');
  return ports.ledger.freeze(plan, request);
}

async function resultOf(
  ports: PublishPorts,
  preparation: Preparation,
  outcome: PublishResult['outcome'],
): Promise<PublishResult> {
  const status = await ports.ledger.status(preparation.request.issueId);
  return { outcome, status, unknown: status.deliveries.unknown };
}

function inProgress(): Failure {
  return new Failure(
    'failure',
    'delivery-in-progress',
    'Another process is publishing from this folder.',
    'Wait until it ends, then run the same command again.',
  );
}

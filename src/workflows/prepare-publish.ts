/** Everything about a publication that can be known beforehand; changes nothing. */
import { PUBLIC_TIER } from '../core/audience/tier.ts';
import { messageOf } from '../core/delivery/message.ts';
import { deliveryPlanner, type ExclusionReason, type Plan } from '../core/delivery/plan.ts';
import { largestBatch } from '../core/delivery/request-size.ts';
import { Failure } from '../core/failure.ts';
import type { IssueStatus, Run } from '../core/delivery/run.ts';
import { preflight, type CheckResult } from './preflight.ts';
import type { PublishPorts, PublishRequest } from './publish-request.ts';

/** The plan in figures, to show and to confirm. */
export interface PlanSummary {
  readonly issueId: string;
  /** The public edition's. */
  readonly subject: string;
  /** The size of the audience; of the frozen one, whole, when a run is taken up again. */
  readonly count: number;
  readonly byTier: Readonly<Record<string, number>>;
  readonly batches: number;
  /** How many of the audience no request was made for yet. */
  readonly remaining: number;
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
  readonly editions: readonly {
    readonly tier: string;
    readonly subject: string;
    readonly htmlBytes: number;
    readonly textBytes: number;
  }[];
  readonly transport: string;
  readonly resumed: boolean;
}

export interface Preparation {
  readonly request: PublishRequest;
  readonly checks: readonly CheckResult[];
  readonly summary: PlanSummary;
  /** `nothing-due`: everyone has it, and nothing will be sent. */
  readonly due: 'nothing-due' | 'fresh' | 'resume';
  readonly run: Run | undefined;
  readonly plan: Plan | undefined;
}

/** Throws a `Failure`: `issue-changed-since-freeze`. Failing checks are returned, not thrown. */
export async function preparePublish(
  ports: Pick<PublishPorts, 'subscribers' | 'ledger' | 'transport'>,
  request: PublishRequest,
): Promise<Preparation> {
  const run = await ports.ledger.openRun(request.issueId);
  const status = await ports.ledger.status(request.issueId);
  if (run !== undefined) assertUnchanged(run, request);
  const plan = run === undefined ? await freshPlan(ports, request) : undefined;
  return {
    request,
    checks: preflight({ request, transport: ports.transport, status, run, plan }),
    summary: summaryOf(request, { run, plan, status, transport: ports.transport.name }),
    due: run !== undefined ? 'resume' : plan?.count === 0 ? 'nothing-due' : 'fresh',
    run,
    plan,
  };
}

function assertUnchanged(run: Run, request: PublishRequest): void {
  const isBroken = request.diagnostics.some((found) => found.severity === 'error');
  // A broken issue has no editions to compare: the checks say what is wrong with it.
  if (isBroken || run.contentHash === request.contentHash) return;
  throw new Failure(
    'content',
    'issue-changed-since-freeze',
    `${request.issueId} has changed since its audience of ${run.count} was frozen, and a part of them may have the former text.`,
    'Restore the issue, its extras, links and config as they were, then run the same command again.',
  );
}

async function freshPlan(
  ports: Pick<PublishPorts, 'subscribers' | 'transport'>,
  request: PublishRequest,
): Promise<Plan> {
  const { capabilities } = ports.transport;
  const planner = deliveryPlanner({
    issueId: request.issueId,
    tiers: request.tiers,
    batchSize: (tier) => {
      const edition = request.editions.get(tier);
      if (edition === undefined) return capabilities.batchSize;
      // Where not even one copy fits, a check fails and nothing is sent.
      return Math.max(1, largestBatch(messageOf(edition, request.facts), capabilities));
    },
  });
  for await (const candidate of ports.subscribers.candidates(request.issueId)) {
    planner.add(candidate);
  }
  return planner.plan();
}

function summaryOf(
  request: PublishRequest,
  known: {
    readonly run: Run | undefined;
    readonly plan: Plan | undefined;
    readonly status: IssueStatus;
    readonly transport: string;
  },
): PlanSummary {
  const { run, plan, status } = known;
  const utf8 = new TextEncoder();
  return {
    issueId: request.issueId,
    subject: request.editions.get(PUBLIC_TIER)?.subject ?? '',
    count: run?.count ?? plan?.count ?? 0,
    byTier: run?.byTier ?? plan?.byTier ?? {},
    batches: plan?.batches.length ?? status.batches,
    remaining: plan?.count ?? status.deliveries['not-attempted'] + status.deliveries.rejected,
    excluded: plan?.excluded ?? { held: 0, suppressed: 0, 'not-active': 0, duplicate: 0 },
    editions: [...request.editions.values()].map(({ tier, subject, html, text }) => ({
      tier,
      subject,
      htmlBytes: utf8.encode(html).length,
      textBytes: utf8.encode(text).length,
    })),
    transport: known.transport,
    resumed: run !== undefined,
  };
}

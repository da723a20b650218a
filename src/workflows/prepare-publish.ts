/** Everything about a publication that can be known beforehand; changes nothing. */
import { messageOf } from '../core/delivery/message.ts';
import {
  planDelivery,
  type AudienceQuestion,
  type ExclusionReason,
  type Plan,
} from '../core/delivery/plan.ts';
import { largestBatch } from '../core/delivery/request-size.ts';
import type { IssueStatus, Run } from '../core/delivery/run.ts';
import { nextSendAt, type DeliveryTerms } from '../core/delivery/terms.ts';
import { preflight, type CheckResult } from './preflight.ts';
import type { PublishPorts, PublishRequest, PublishWishes } from './publish-request.ts';
import { runToResume } from './run-to-resume.ts';
import { termsOf } from './terms-of.ts';

/** The plan in figures, to show and to confirm. */
export interface PlanSummary {
  readonly issueId: string;
  /** That of the lowest tier which the issue is for. */
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
  readonly segment: string | undefined;
  readonly resumed: boolean;
  /** When mails submitted now go out; undefined: as they are submitted. */
  readonly sendAt: Date | undefined;
  /** Until when all of it can be taken back; undefined: what was submitted, never. */
  readonly undoUntil: Date | undefined;
}

export interface Preparation {
  readonly request: PublishRequest;
  readonly checks: readonly CheckResult[];
  readonly summary: PlanSummary;
  /** `nothing-due`: everyone has it, and nothing will be sent. */
  readonly due: 'nothing-due' | 'fresh' | 'resume';
  readonly question: AudienceQuestion;
  readonly terms: DeliveryTerms;
  /** The one to take up again, or to replace. */
  readonly run: Run | undefined;
  readonly plan: Plan | undefined;
}

/**
 * Throws a `Failure`: `issue-changed-since-freeze`, `nothing-to-resume`, `run-unfinished`,
 * `time-past`, `time-too-near`. Failing checks are returned, not thrown.
 */
export async function preparePublish(
  ports: Pick<PublishPorts, 'ledger' | 'transport' | 'clock'>,
  request: PublishRequest,
  wishes: PublishWishes,
): Promise<Preparation> {
  const run = await ports.ledger.openRun(request.issueId);
  const status = await ports.ledger.status(request.issueId);
  const resumed = runToResume(run, request, wishes);
  const question: AudienceQuestion = {
    issueId: request.issueId,
    segment: wishes.segment,
    only: wishes.onlyFailed === true ? 'failed' : 'due',
    replacing: resumed === undefined ? run?.id : undefined,
  };
  const plan = resumed === undefined ? await freshPlan(ports, request, question) : undefined;
  const terms =
    resumed?.terms ?? termsOf(wishes.terms, ports.transport.scheduling, ports.clock.now());
  const { transport } = ports;
  return {
    request,
    checks: preflight({ request, transport, status, run: resumed, plan }),
    summary: summaryOf(request, {
      run: resumed,
      plan,
      status,
      transport: transport.name,
      segment: resumed?.segment ?? wishes.segment,
      ...timesOf(ports, terms),
    }),
    due: resumed !== undefined ? 'resume' : plan?.count === 0 ? 'nothing-due' : 'fresh',
    question,
    terms,
    run,
    plan,
  };
}

async function freshPlan(
  ports: Pick<PublishPorts, 'ledger' | 'transport'>,
  request: PublishRequest,
  question: AudienceQuestion,
): Promise<Plan> {
  const { capabilities } = ports.transport;
  return planDelivery({
    question,
    groups: await ports.ledger.census(question),
    tiers: request.tiers,
    readers: request.readers,
    batchSize: (tier) => {
      const edition = request.editions.get(tier);
      if (edition === undefined) return capabilities.batchSize;
      // Where not even one copy fits, a check fails and nothing is sent.
      return Math.max(1, largestBatch(messageOf(edition, request.facts), capabilities));
    },
  });
}

function timesOf(
  { transport, clock }: Pick<PublishPorts, 'transport' | 'clock'>,
  terms: DeliveryTerms,
): Pick<PlanSummary, 'sendAt' | 'undoUntil'> {
  const sendAt = nextSendAt(terms, clock.now());
  const { scheduling } = transport;
  if (scheduling === undefined || sendAt === undefined || terms.undoMs === 0) {
    return { sendAt, undoUntil: undefined };
  }
  return { sendAt, undoUntil: new Date(sendAt.getTime() - scheduling.cancelLeadMs) };
}

function summaryOf(
  request: PublishRequest,
  known: Pick<PlanSummary, 'sendAt' | 'undoUntil' | 'segment' | 'transport'> & {
    readonly run: Run | undefined;
    readonly plan: Plan | undefined;
    readonly status: IssueStatus;
  },
): PlanSummary {
  const { run, plan, status, ...shown } = known;
  const utf8 = new TextEncoder();
  return {
    issueId: request.issueId,
    subject: request.editions.values().next().value?.subject ?? '',
    count: run?.count ?? plan?.count ?? 0,
    byTier: run?.byTier ?? plan?.byTier ?? {},
    batches: run?.batches ?? plan?.batches ?? 0,
    remaining: plan?.count ?? status.deliveries['not-attempted'] + status.deliveries.rejected,
    excluded: plan?.excluded ?? NOBODY_EXCLUDED,
    editions: [...request.editions.values()].map(({ tier, subject, html, text }) => ({
      tier,
      subject,
      htmlBytes: utf8.encode(html).length,
      textBytes: utf8.encode(text).length,
    })),
    resumed: run !== undefined,
    ...shown,
  };
}

const NOBODY_EXCLUDED = {
  held: 0,
  suppressed: 0,
  'not-active': 0,
  paused: 0,
  'other-segment': 0,
  'not-failed': 0,
  'not-a-patron': 0,
};

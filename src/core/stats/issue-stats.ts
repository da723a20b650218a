/** How an issue went: what the ledger says, and what the provider told since. */
import type { IssueStatus } from '../delivery/run.ts';
import type { EventTally } from '../events/event-tally.ts';
import type { EngagementKind } from '../events/judge-event.ts';
import { type DeliveryOutcome, hasFact, outcomeOf } from '../events/recipient-facts.ts';

export interface IssueStats {
  readonly issueId: string;
  readonly startedAt: Date | undefined;
  readonly finishedAt: Date | undefined;
  readonly audience: number;
  /** By the provider, as the ledger has it or as an event proved afterwards. */
  readonly accepted: number;
  /** Of which neither the ledger nor an event says whether they were accepted. */
  readonly unknown: number;
  /** Every one of the accepted is in exactly one. */
  readonly outcomes: Readonly<Record<DeliveryOutcome, number>>;
  /** Recipients who called it spam. */
  readonly complaints: number;
  /** Recipients who unsubscribed since, by whatever way, and before the next issue. */
  readonly unsubscribed: number;
  readonly opens: Engagement;
  /** Known to be a mail program's own doing. */
  readonly opensByMachine: Engagement;
  /** On all links. */
  readonly clicks: number;
  /** The most followed first. */
  readonly links: readonly (Engagement & { readonly link: string })[];
}

export interface Engagement {
  readonly count: number;
  /** How many people that was; undefined where it is not kept. */
  readonly people: number | undefined;
}

export function issueStats(status: IssueStatus, tally: EventTally): IssueStats {
  const outcomes = { delivered: 0, bounced: 0, blocked: 0, dropped: 0, deferred: 0, silent: 0 };
  let proven = 0;
  let complaints = 0;
  for (const { facts, accepted, count } of tally.recipients) {
    outcomes[outcomeOf(facts)] += count;
    if (!accepted) proven += count;
    if (hasFact(facts, 'complained')) complaints += count;
  }
  const links = tally.engagement
    .filter(({ kind }) => kind === 'clicked')
    .map(({ link, count, people }) => ({ link, count, people }))
    .toSorted((a, b) => b.count - a.count || (a.link < b.link ? -1 : 1));
  return {
    issueId: status.issueId,
    startedAt: status.startedAt,
    finishedAt: status.finishedAt,
    audience: status.audience,
    accepted: Object.values(outcomes).reduce((sum, count) => sum + count, 0),
    unknown: Math.max(0, status.deliveries.unknown - proven),
    outcomes,
    complaints,
    unsubscribed: tally.unsubscribed,
    opens: engagementOf(tally, 'opened'),
    opensByMachine: engagementOf(tally, 'opened-by-machine'),
    clicks: links.reduce((sum, { count }) => sum + count, 0),
    links,
  };
}

function engagementOf(tally: EventTally, wanted: EngagementKind): Engagement {
  const found = tally.engagement.find(({ kind }) => kind === wanted);
  return { count: found?.count ?? 0, people: found?.people };
}

/** What providers tell of mails: facts of deliveries, ends of subscriptions, numbers of opens and clicks. */
import type { DeliveryEvent } from '../../core/events/delivery-event.ts';
import type { EndReason } from '../../core/events/end-reason.ts';
import { judgeEvent, type Verdict } from '../../core/events/judge-event.ts';
import { bitOf } from '../../core/events/recipient-facts.ts';
import {
  nothingRecorded,
  type RecordOptions,
  type RecordOutcome,
} from '../../core/events/recording.ts';
import type { EventStore } from '../../ports/events.ts';
import { endSubscriptions, type Ending } from './end-subscriptions.ts';
import { findDeliveries, keepFacts, type HeldDelivery } from './event-deliveries.ts';
import { countEngagement, type Engaged } from './event-engagement.ts';
import { eventTally } from './event-tally.ts';
import { idsByAddress } from './ids-by-address.ts';
import type { SqlDatabase, SqlSession } from './sql-database.ts';
import type { DeliveryChannel } from './store.ts';

export interface EventParts {
  readonly database: SqlDatabase;
  readonly newId: () => string;
  readonly channel: DeliveryChannel;
  /** Of a name of an event, which holds an address. */
  readonly eventHash: (identity: string) => number;
}

export function sqlEvents(parts: EventParts): EventStore {
  return {
    // Alone: two who are told the same at once would both take it for news.
    record: (events, options) =>
      parts.database.transact((session) => record(session, parts, events, options), 'events'),
    tally: (issueId) => eventTally(parts.database, parts.channel, issueId),
  };
}

/** An event, what it changes, and whom it is about. */
interface Case {
  readonly event: DeliveryEvent;
  readonly verdict: Verdict;
  readonly delivery: HeldDelivery | undefined;
  readonly subscriberId: string | undefined;
}

type Counted = 'fresh' | 'known' | 'foreign' | 'tooOld';

async function record(
  session: SqlSession,
  parts: EventParts,
  events: readonly DeliveryEvent[],
  options: RecordOptions,
): Promise<RecordOutcome> {
  const cases = await casesOf(session, events, options.now);
  const ended = await endThem(session, parts, cases, options);
  const facts = await noteFacts(session, cases);
  const engaged = await engage(session, parts, cases, options);
  const tally = { ...nothingRecorded, ended: { ...nothingRecorded.ended } };
  for (const one of cases) {
    const reason = ended.get(one);
    if (reason !== undefined) tally.ended[reason] += 1;
    const isNews = reason !== undefined || facts.has(one) || engaged.has(one);
    tally[isNews ? 'fresh' : stale(one)] += 1;
  }
  return tally;
}

/** Asks about addresses only where our own ids do not say enough. */
async function casesOf(
  session: SqlSession,
  events: readonly DeliveryEvent[],
  now: Date,
): Promise<Case[]> {
  const judged = events.map((event) => ({ event, verdict: judgeEvent(event, now) }));
  const ids = await idsByAddress(
    session,
    judged.flatMap(({ event: { delivery, addressKey }, verdict }) =>
      delivery === undefined || verdict.ends !== undefined ? (addressKey ?? []) : [],
    ),
  );
  const deliveries = await findDeliveries(session, events, ids);
  return judged.map(({ event, verdict }, index) => {
    const delivery = deliveries[index];
    const subscriberId = delivery?.subscriberId ?? ids.get(event.addressKey ?? '');
    return { event, verdict, delivery, subscriberId };
  });
}

async function endThem(
  session: SqlSession,
  { newId }: EventParts,
  cases: readonly Case[],
  { now, source }: RecordOptions,
): Promise<ReadonlyMap<Case, EndReason>> {
  const ending = cases.flatMap((one): { one: Case; reason: EndReason; ending: Ending }[] => {
    const { event, verdict, subscriberId } = one;
    const reason = verdict.ends;
    if (reason === undefined || subscriberId === undefined) return [];
    const at = event.at < now ? event.at : now;
    const consent = { at, action: reason, source };
    return [{ one, reason, ending: { subscriberId, reason, consent, unlessConfirmedSince: at } }];
  });
  const outcomes = await endSubscriptions(
    session,
    newId,
    ending.map((each) => each.ending),
  );
  return new Map(
    ending.flatMap(({ one, reason }, index) =>
      outcomes[index] === 'ended' ? [[one, reason] as const] : [],
    ),
  );
}

/** The cases that told something new of a delivery. */
async function noteFacts(session: SqlSession, cases: readonly Case[]): Promise<ReadonlySet<Case>> {
  const news = new Set<Case>();
  const changed = new Set<HeldDelivery>();
  for (const one of cases) {
    const { delivery, verdict } = one;
    if (delivery === undefined || verdict.counts.as !== 'fact') continue;
    const facts = delivery.facts | bitOf(verdict.counts.fact);
    if (facts === delivery.facts) continue;
    delivery.facts = facts;
    news.add(one);
    changed.add(delivery);
  }
  await keepFacts(session, [...changed]);
  return news;
}

async function engage(
  session: SqlSession,
  { eventHash }: EventParts,
  cases: readonly Case[],
  options: RecordOptions,
): Promise<ReadonlySet<Case>> {
  const counted = cases.flatMap((one): { one: Case; engaged: Engaged }[] => {
    const { event, delivery, verdict } = one;
    if (delivery === undefined || verdict.counts.as !== 'engagement') return [];
    const { kind, link, identities } = verdict.counts;
    const { issueId, subscriberId } = delivery;
    const keys = identities.map(eventHash);
    return [
      { one, engaged: { issueId, kind, link, identities: keys, at: event.at, subscriberId } },
    ];
  });
  const isNews = await countEngagement(
    session,
    counted.map(({ engaged }) => engaged),
    options,
  );
  return new Set(counted.flatMap(({ one }, index) => (isNews[index] === true ? [one] : [])));
}

function stale({ delivery, verdict }: Case): Exclude<Counted, 'fresh'> {
  if (delivery === undefined) return 'foreign';
  return verdict.counts.as === 'too-old' ? 'tooOld' : 'known';
}

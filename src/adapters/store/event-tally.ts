/** What is counted of an issue, asked of the ledger's rows and of the numbers beside them. */
import type { EventTally } from '../../core/events/event-tally.ts';
import type { EngagementKind } from '../../core/events/judge-event.ts';
import { integerOf, optionalIntegerOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';
import type { DeliveryChannel } from './store.ts';

export async function eventTally(
  session: SqlSession,
  channel: DeliveryChannel,
  issueId: string,
): Promise<EventTally> {
  const recipients = await session.all(RECIPIENTS, issueId, channel);
  const engagement = await session.all(ENGAGEMENT, issueId);
  return {
    recipients: recipients.map((row) => ({
      facts: integerOf(row, 'events'),
      accepted: integerOf(row, 'accepted') === 1,
      count: integerOf(row, 'count'),
    })),
    // Nobody opens or follows what was only rehearsed.
    engagement: channel === 'rehearsal' ? [] : engagement.map(engagementOf),
    unsubscribed: await unsubscribed(session, channel, issueId),
  };
}

/** What is unknown to the ledger counts as soon as one event proves it. */
const RECIPIENTS = `
  SELECT r.events, CASE b.state WHEN 'accepted' THEN 1 ELSE 0 END AS accepted, count(*) AS count
  FROM send_run n
    JOIN send_batch b ON b.run_id = n.id
    JOIN send_recipient r ON r.run_id = b.run_id AND r.batch_no = b.no
  WHERE n.issue_id = ? AND n.channel = ? AND r.outcome IS NULL
    AND (b.state = 'accepted' OR (b.state IN ('submitting', 'unknown') AND r.events <> 0))
  GROUP BY r.events, accepted`;

const ENGAGEMENT = `
  SELECT c.kind, c.link, c.count, p.people
  FROM event_count c LEFT JOIN (
    SELECT issue_id, kind, link, count(*) AS people FROM event_person
    GROUP BY issue_id, kind, link
  ) p ON p.issue_id = c.issue_id AND p.kind = c.kind AND p.link = c.link
  WHERE c.issue_id = ?
  ORDER BY c.kind, c.link`;

/** Whoever complained counts there alone, whichever came first. */
const UNSUBSCRIBED = `
  SELECT count(DISTINCT c.subscriber_id) AS count FROM consent_event c
  WHERE c.action = 'unsubscribed' AND c.at >= ? AND c.at < ?
    AND NOT EXISTS (SELECT 1 FROM consent_event x
      WHERE x.subscriber_id = c.subscriber_id AND x.action = 'complained')
    AND EXISTS (SELECT 1 FROM send_recipient r
        JOIN send_batch b ON b.run_id = r.run_id AND b.no = r.batch_no
      WHERE r.issue_id = ? AND r.channel = ? AND r.subscriber_id = c.subscriber_id
        AND r.standing = 'held' AND r.outcome IS NULL
        AND b.state IN ('accepted', 'submitting', 'unknown'))`;

async function unsubscribed(
  session: SqlSession,
  channel: DeliveryChannel,
  issueId: string,
): Promise<number> {
  const own = await session.get(
    'SELECT min(started_at) AS at FROM send_run WHERE issue_id = ? AND channel = ?',
    issueId,
    channel,
  );
  const from = own && optionalIntegerOf(own, 'at');
  if (from === undefined) return 0;
  const next = await session.get(
    `SELECT min(at) AS at FROM (SELECT min(started_at) AS at FROM send_run
       WHERE channel = ? AND issue_id <> ? GROUP BY issue_id) others WHERE at > ?`,
    channel,
    issueId,
    from,
  );
  const row = await session.get(
    UNSUBSCRIBED,
    // Providers tell whole seconds.
    from - (from % 1000),
    (next && optionalIntegerOf(next, 'at')) ?? Number.MAX_SAFE_INTEGER,
    issueId,
    channel,
  );
  return row === undefined ? 0 : integerOf(row, 'count');
}

const kinds = ['opened', 'opened-by-machine', 'clicked'] as const satisfies EngagementKind[];

function engagementOf(row: Row): EventTally['engagement'][number] {
  const kind = kinds.find((known) => known === row['kind']);
  if (kind === undefined) throw new TypeError('Column kind holds no kind of an event.');
  return {
    kind,
    link: textOf(row, 'link'),
    count: integerOf(row, 'count'),
    people: optionalIntegerOf(row, 'people'),
  };
}

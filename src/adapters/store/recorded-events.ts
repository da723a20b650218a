/** What is kept of one person from what providers told. */
import type { RecordedEvent } from '../../core/audience/subscriber-record.ts';
import { factsIn } from '../../core/events/recipient-facts.ts';
import { integerOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

/** In the order of issues, as no times are kept. */
export async function recordedEventsOf(
  session: SqlSession,
  subscriberId: string,
): Promise<RecordedEvent[]> {
  const facts = await session.all(
    `${factsThat("r.standing = 'held'")} UNION ALL ${factsThat("r.standing <> 'held'")}
     ORDER BY issue_id`,
    subscriberId,
    subscriberId,
  );
  const engagement = await session.all(
    `SELECT issue_id, kind, link FROM event_person WHERE subscriber_id = ?
     ORDER BY issue_id, kind, link`,
    subscriberId,
  );
  return [
    ...facts.flatMap((row) =>
      factsIn(integerOf(row, 'events')).map((kind) => ({
        issueId: textOf(row, 'issue_id'),
        kind,
        link: undefined,
      })),
    ),
    ...engagement.map((row) => ({
      issueId: textOf(row, 'issue_id'),
      kind: textOf(row, 'kind'),
      link: textOf(row, 'link') || undefined,
    })),
  ];
}

/** By the two indexes of recipients, each of which begins with the issue; see record-queries.ts. */
function factsThat(standing: string): string {
  return `SELECT r.issue_id AS issue_id, r.events
    FROM (SELECT DISTINCT issue_id, channel FROM send_run) i CROSS JOIN send_recipient r
    WHERE r.issue_id = i.issue_id AND r.channel = i.channel AND r.subscriber_id = ?
      AND ${standing} AND r.events <> 0`;
}

/** Who is due an issue, counted in groups; and the audience written down, all in SQL. */
import { PUBLIC_TIER } from '../../core/audience/tier.ts';
import type { AudienceGroup, AudienceQuestion, PlannedTier } from '../../core/delivery/plan.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { integerOf, textOf } from './row.ts';
import type { InsertTarget, Row, SqlSession } from './sql-database.ts';
import { stateOf } from './subscriber-queries.ts';
import { rankedGrants } from './tier-rank.ts';

const BATCH: InsertTarget = {
  table: 'send_batch',
  columns: { run_id: 'text', no: 'bigint', tier: 'text', size: 'bigint', changed_at: 'bigint' },
};

type Audience = Pick<LedgerParts, 'ladder' | 'channel' | 'now'>;

export async function census(
  session: SqlSession,
  { ladder, channel, now }: Audience,
  question: AudienceQuestion,
): Promise<AudienceGroup[]> {
  const at = await now(session);
  const rows = await session.all(
    `SELECT f.state, f.suppressed, f.paused, f.standing, f.tagged, f.rank, count(*) AS count FROM (
       SELECT s.state,
         CASE WHEN x.address_hash IS NULL THEN 0 ELSE 1 END AS suppressed,
         CASE WHEN s.paused_until IS NOT NULL AND s.paused_until > ? THEN 1 ELSE 0 END AS paused,
         CASE
           WHEN w.subscriber_id IS NOT NULL THEN 'held'
           WHEN r.subscriber_id IS NULL THEN 'free'
           WHEN r.outcome = 'refused' THEN 'refused'
           WHEN r.run_id = ? AND r.outcome IS NULL AND b.state IN ('planned', 'rejected')
             AND b.submitted_at IS NULL THEN 'replaceable'
           ELSE 'held' END AS standing,
         ${inSegment(question)} AS tagged,
         coalesce(g.rank, 0) AS rank
       FROM subscriber s
         LEFT JOIN suppression x ON x.address_hash = s.address_hash
         LEFT JOIN send_recipient r ON r.issue_id = ? AND r.subscriber_id = s.id
           AND r.channel = ? AND r.standing = 'held'
         LEFT JOIN send_batch b ON b.run_id = r.run_id AND b.no = r.batch_no
         LEFT JOIN welcome w ON w.subscriber_id = s.id AND w.issue_id = ? AND w.channel = ?
         LEFT JOIN ${rankedGrants(ladder)} g ON g.address_key = s.address_key
     ) f GROUP BY f.state, f.suppressed, f.paused, f.standing, f.tagged, f.rank`,
    at,
    question.replacing ?? '',
    ...segmentValues(question),
    question.issueId,
    channel,
    question.issueId,
    channel,
    at,
  );
  return rows.map((row) => groupOf(row, ladder));
}

/**
 * Writes the batches of a plan and everybody in them, and returns how many that were of each tier;
 * whoever may get the issue again has been released before.
 */
export async function writeAudience(
  session: SqlSession,
  { ladder, channel }: Audience,
  frozen: {
    readonly runId: string;
    readonly at: number;
    readonly question: AudienceQuestion;
    readonly tiers: readonly PlannedTier[];
  },
): Promise<ReadonlyMap<string, number>> {
  const { runId, at, question } = frozen;
  const written = new Map<string, number>();
  for (const planned of frozen.tiers) {
    await session.insert(
      BATCH,
      sizesOf(planned).map((size, index) => [
        runId,
        planned.firstBatch + index,
        planned.tier,
        size,
        at,
      ]),
    );
    const count = await session.run(
      `INSERT INTO send_recipient (run_id, batch_no, subscriber_id, issue_id, channel)
       SELECT CAST(? AS TEXT), CAST(? AS BIGINT) + CASE WHEN due.no < ? THEN due.no / CAST(? AS BIGINT) ELSE 0 END, due.id,
         CAST(? AS TEXT), CAST(? AS TEXT)
       FROM (
         SELECT s.id, row_number() OVER (ORDER BY s.id) - 1 AS no
         FROM subscriber s
           LEFT JOIN ${rankedGrants(ladder)} g ON g.address_key = s.address_key
         WHERE s.state = 'active' AND coalesce(g.rank, 0) = ?
           AND (s.paused_until IS NULL OR s.paused_until <= ?)
           AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_hash = s.address_hash)
           AND NOT EXISTS (SELECT 1 FROM send_recipient r WHERE r.issue_id = ?
             AND r.subscriber_id = s.id AND r.channel = ? AND r.standing = 'held')
           AND NOT EXISTS (SELECT 1 FROM welcome w WHERE w.subscriber_id = s.id
             AND w.issue_id = ? AND w.channel = ?)
           AND ${inSegment(question)} = 1 AND ${failedOnly(question)}
       ) due
       WHERE due.no < ? ORDER BY due.id`,
      runId,
      planned.firstBatch,
      // Whoever is one too many has no batch; the count tells, and nothing of this is kept.
      planned.recipients,
      planned.batchSize,
      question.issueId,
      channel,
      at,
      ladder.indexOf(planned.tier),
      at,
      question.issueId,
      channel,
      question.issueId,
      channel,
      ...segmentValues(question),
      ...(question.only === 'failed' ? [question.issueId, channel] : []),
      // One more than planned is enough to see that the audience has grown.
      planned.recipients + 1,
    );
    written.set(planned.tier, count);
  }
  return written;
}

function inSegment({ segment }: AudienceQuestion): string {
  if (segment === undefined) return '1';
  return `CASE WHEN EXISTS (SELECT 1 FROM subscriber_tag t
    WHERE t.subscriber_id = s.id AND t.tag = ?) THEN 1 ELSE 0 END`;
}

function segmentValues({ segment }: AudienceQuestion): string[] {
  return segment === undefined ? [] : [segment];
}

/** Released a moment ago, and the only ones with this outcome that are. */
function failedOnly({ only }: AudienceQuestion): string {
  if (only === 'due') return '1 = 1';
  return `EXISTS (SELECT 1 FROM send_recipient f WHERE f.issue_id = ? AND f.subscriber_id = s.id
    AND f.channel = ? AND f.standing = 'released' AND f.outcome = 'refused')`;
}

function sizesOf({ recipients, batchSize, batches }: PlannedTier): number[] {
  return Array.from({ length: batches }, (_, index) =>
    Math.min(batchSize, recipients - index * batchSize),
  );
}

const standings = ['free', 'held', 'refused', 'replaceable'] as const;

function groupOf(row: Row, ladder: readonly string[]): AudienceGroup {
  const standing = standings.find((known) => known === textOf(row, 'standing'));
  if (standing === undefined) throw new TypeError('Column standing holds no standing.');
  return {
    state: stateOf(row),
    suppressed: integerOf(row, 'suppressed') === 1,
    paused: integerOf(row, 'paused') === 1,
    standing,
    inSegment: integerOf(row, 'tagged') === 1,
    tier: ladder[integerOf(row, 'rank')] ?? PUBLIC_TIER,
    count: integerOf(row, 'count'),
  };
}

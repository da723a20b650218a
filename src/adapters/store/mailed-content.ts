/** What left by mail, read from the ledger's runs. */
import { z } from 'zod';
import type { MailedContent } from '../../core/delivery/sent-content.ts';
import { dateOf, integerOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

const outlineSchema = z.array(
  z.object({ region: z.string(), part: z.string(), hash: z.string() }).readonly(),
);

/** Runs with one text are one; of a batch under way nobody knows, so it counts as taken. */
const MAILED = `
  SELECT n.issue_id, n.content_hash, n.outline, min(n.started_at) AS sent_at,
    CAST(sum(b.size) AS BIGINT) AS count
  FROM send_run n JOIN send_batch b ON b.run_id = n.id
  WHERE n.channel = 'mail' AND b.state IN ('submitting', 'accepted', 'unknown')
  GROUP BY n.issue_id, n.content_hash, n.outline
  ORDER BY n.issue_id, sent_at`;

export async function mailedContent(session: SqlSession): Promise<MailedContent[]> {
  const rows = await session.all(MAILED);
  return rows.map((row) => ({
    issueId: textOf(row, 'issue_id'),
    contentHash: textOf(row, 'content_hash'),
    outline: outlineSchema.parse(JSON.parse(textOf(row, 'outline'))),
    sentAt: dateOf(row, 'sent_at') ?? new Date(0),
    count: integerOf(row, 'count'),
  }));
}

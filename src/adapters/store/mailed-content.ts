/** What left by mail, read from the ledger's runs. */
import { z } from 'zod';
import type { MailedContent } from '../../core/delivery/sent-content.ts';
import * as sql from './ledger-sql.ts';
import { dateOf, integerOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

const outlineSchema = z.array(
  z.object({ region: z.string(), part: z.string(), hash: z.string() }).readonly(),
);

export async function mailedContent(session: SqlSession): Promise<MailedContent[]> {
  const rows = await session.all(sql.MAILED);
  return rows.map((row) => ({
    issueId: textOf(row, 'issue_id'),
    contentHash: textOf(row, 'content_hash'),
    outline: outlineSchema.parse(JSON.parse(textOf(row, 'outline'))),
    sentAt: dateOf(row, 'sent_at') ?? new Date(0),
    count: integerOf(row, 'count'),
  }));
}

/** An issue that goes to one person on its own, when they have just come. */
import type { Ledger } from '../../ports/ledger.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { textOf } from './row.ts';

export function ledgerWelcome({
  database,
  channel,
  now,
}: LedgerParts): Pick<Ledger, 'newestIssues' | 'claimWelcome'> {
  return {
    async newestIssues(limit) {
      // What waits at the provider may still be taken back.
      const rows = await database.all(
        `SELECT DISTINCT n.issue_id FROM send_run n WHERE n.channel = ? AND EXISTS (
           SELECT 1 FROM send_batch b LEFT JOIN send_schedule h ON h.id = b.schedule_id
           WHERE b.run_id = n.id AND b.state = 'accepted'
             AND (h.id IS NULL OR h.send_at <= ?))
         ORDER BY n.issue_id DESC LIMIT ?`,
        channel,
        await now(database),
        limit,
      );
      return rows.map((row) => textOf(row, 'issue_id'));
    },
    // Alone with whoever freezes the issue: neither would see what the other is about to write.
    claimWelcome: (issueId, subscriberId) =>
      database.transact(async (session) => {
        const claimed = await session.run(
          `INSERT INTO welcome (subscriber_id, issue_id, channel, at)
           SELECT s.id, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT) FROM subscriber s
           WHERE s.id = ? AND s.state = 'active'
             AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_hash = s.address_hash)
             AND NOT EXISTS (SELECT 1 FROM send_recipient r WHERE r.issue_id = ?
               AND r.subscriber_id = s.id AND r.channel = ? AND r.standing = 'held')
           ON CONFLICT DO NOTHING`,
          issueId,
          channel,
          await now(session),
          subscriberId,
          issueId,
          channel,
        );
        return claimed === 1;
      }, `issue/${channel}/${issueId}`),
  };
}

/** Never-mail records: an address's hash with a reason. */
import { suppressionReasons, type SuppressionReason } from '../../core/audience/subscriber.ts';
import type { Row, SqlSession } from './sql-database.ts';

export function suppressionReasonOf(row: Row): SuppressionReason {
  const reason = suppressionReasons.find((known) => known === row['reason']);
  if (reason === undefined) throw new TypeError('Column reason holds no reason.');
  return reason;
}

/**
 * The person at an address has said yes to a question put at `askedAt`. False, and the suppression
 * stays, when it is younger than the question: an old link brings nobody back.
 */
export async function liftSuppression(
  session: SqlSession,
  addressHash: string,
  askedAt: Date,
): Promise<boolean> {
  await session.run(
    'DELETE FROM suppression WHERE address_hash = ? AND at < ?',
    addressHash,
    askedAt.getTime(),
  );
  const sql = 'SELECT 1 AS found FROM suppression WHERE address_hash = ?';
  return (await session.get(sql, addressHash)) === undefined;
}

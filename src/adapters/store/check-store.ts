/** Whether what a store says of itself holds together, beyond what its schema can demand. */
import type { Keyring } from '../keyring.ts';
import { integerOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

export interface StoreProblem {
  readonly what: string;
  readonly rows: number;
}

/** Each counts rows that must not be there. */
const rules: readonly { readonly what: string; readonly sql: string }[] = [
  {
    what: 'runs whose batches hold another number than their audience',
    sql: `SELECT count(*) AS count FROM send_run n WHERE n.count <> coalesce(
      (SELECT sum(b.size) FROM send_batch b WHERE b.run_id = n.id), 0)`,
  },
  {
    what: 'batches that hold another number of recipients than their size',
    sql: `SELECT count(*) AS count FROM send_batch b LEFT JOIN (
        SELECT run_id, batch_no, count(*) AS held FROM send_recipient GROUP BY run_id, batch_no) r
        ON r.run_id = b.run_id AND r.batch_no = b.no
      WHERE b.size <> coalesce(r.held, 0)`,
  },
  {
    what: 'recipients with another issue or channel than their run',
    sql: `SELECT count(*) AS count FROM send_recipient r JOIN send_run n ON n.id = r.run_id
      WHERE r.issue_id <> n.issue_id OR r.channel <> n.channel`,
  },
  {
    what: 'finished runs with batches that are not settled',
    sql: `SELECT count(*) AS count FROM send_batch b JOIN send_run n ON n.id = b.run_id
      WHERE n.finished_at IS NOT NULL AND (b.state IN ('planned', 'claimed', 'submitting', 'rejected')
        OR (b.state = 'unknown' AND b.decided_at IS NULL))`,
  },
  {
    what: 'accepted batches without the provider’s id',
    sql: `SELECT count(*) AS count FROM send_batch WHERE state = 'accepted' AND provider_id IS NULL`,
  },
  {
    what: 'subscribers without any proof of consent',
    sql: `SELECT count(*) AS count FROM subscriber s WHERE NOT EXISTS (
      SELECT 1 FROM consent_event e WHERE e.subscriber_id = s.id)`,
  },
];

/** Empty when all is well. */
export async function checkStore(session: SqlSession, keyring: Keyring): Promise<StoreProblem[]> {
  const problems: StoreProblem[] = [];
  for (const { what, sql } of rules) {
    const row = await session.get(sql);
    const rows = row === undefined ? 0 : integerOf(row, 'count');
    if (rows > 0) problems.push({ what, rows });
  }
  const strange = await strangeHashes(session, keyring);
  if (strange > 0)
    problems.push({ what: 'subscribers whose address hash is another secret’s', rows: strange });
  return problems;
}

const PAGE_SIZE = 5000;

/** A suppression is found by its hash: with another secret’s it would be forgotten. */
async function strangeHashes(session: SqlSession, { addressHash }: Keyring): Promise<number> {
  let strange = 0;
  let after = '';
  for (;;) {
    const rows = await session.all(
      `SELECT id, address_key, address_hash FROM subscriber WHERE id > ? ORDER BY id LIMIT ${PAGE_SIZE}`,
      after,
    );
    for (const row of rows) {
      if (addressHash(textOf(row, 'address_key')) !== textOf(row, 'address_hash')) strange += 1;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_SIZE) return strange;
    after = textOf(last, 'id');
  }
}

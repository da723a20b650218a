/** Who may get an issue again: recipients held by a run, released from it, or planned anew since. */
import type { SqlSession } from './sql-database.ts';

export async function releaseRefused(
  session: SqlSession,
  channel: string,
  issueId: string,
): Promise<void> {
  await session.run(
    `UPDATE send_recipient SET standing = 'released'
     WHERE run_id IN (SELECT id FROM send_run WHERE issue_id = ? AND channel = ?)
       AND outcome IS NOT NULL AND outcome = 'refused' AND standing = 'held'`,
    issueId,
    channel,
  );
}

/** Whoever is not in the new run after all, such as those of another segment, waits as before. */
export async function holdRefused(
  session: SqlSession,
  channel: string,
  issueId: string,
): Promise<void> {
  await session.run(
    `UPDATE send_recipient SET standing = 'held'
     WHERE issue_id = ? AND channel = ? AND standing <> 'held' AND standing = 'released'
       AND outcome = 'refused'`,
    issueId,
    channel,
  );
}

/** Of two rows about one person the later one counts. */
export async function supersede(
  session: SqlSession,
  channel: string,
  issueId: string,
  runId: string,
): Promise<void> {
  await session.run(
    `UPDATE send_recipient SET standing = 'superseded'
     WHERE issue_id = ? AND channel = ? AND standing <> 'held' AND standing = 'released'
       AND EXISTS (SELECT 1 FROM send_recipient r WHERE r.run_id = ?
         AND r.issue_id = send_recipient.issue_id AND r.subscriber_id = send_recipient.subscriber_id
         AND r.channel = send_recipient.channel AND r.standing = 'held')`,
    issueId,
    channel,
    runId,
  );
}

export async function releaseCancelled(session: SqlSession, runId: string): Promise<void> {
  await session.run(
    `UPDATE send_recipient SET outcome = 'cancelled', standing = 'released'
     WHERE run_id = ? AND outcome IS NULL AND batch_no IN (
       SELECT no FROM send_batch WHERE run_id = ? AND state = 'cancelled')`,
    runId,
    runId,
  );
}

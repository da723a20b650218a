/** Batches of which no one knows: left by dead workers, asked about, and resolved. */
import type { Resolution, UnknownBatch } from '../../core/delivery/run.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { RECIPIENTS } from './ledger-batches.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { reopen } from './ledger-runs.ts';
import { releaseCancelled } from './recipient-standing.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';

type Unknown = Pick<Ledger, 'recover' | 'unknownBatches' | 'resolve'>;

/** Recipients of an unknown batch that the provider is asked about. */
const SAMPLE_SIZE = 3;

export function ledgerUnknown(parts: LedgerParts): Unknown {
  const { database } = parts;
  return {
    recover: (runId, resubmitForMs) =>
      database.transact((session) => recover(session, parts, runId, resubmitForMs)),
    unknownBatches: (issueId) => unknownBatches(database, parts.channel, issueId),
    resolve: (batch, as) =>
      database.transact(async (session) => {
        const at = await parts.now(session);
        const resolved = await session.run(
          RESOLVE[as.kind],
          as.kind === 'found' ? as.providerId : null,
          as.kind === 'resend' ? null : at,
          at,
          batch.runId,
          batch.no,
          batch.attempt,
        );
        if (resolved === 1 && as.kind === 'resend' && !(await reopen(session, batch.runId))) {
          await leaveToNext(session, batch);
        }
        return resolved === 1;
      }),
  };
}

/** Another run is open: these people are due the next one. */
async function leaveToNext(session: SqlSession, { runId, no }: UnknownBatch): Promise<void> {
  await session.run(
    `UPDATE send_batch SET state = 'cancelled' WHERE run_id = ? AND no = ? AND state = 'planned'`,
    runId,
    no,
  );
  await releaseCancelled(session, runId);
}

async function recover(
  session: SqlSession,
  parts: LedgerParts,
  runId: string,
  resubmitForMs: number,
): Promise<void> {
  const at = await parts.now(session);
  const rows = await session.all(
    `SELECT DISTINCT owner FROM send_batch
     WHERE run_id = ? AND state IN ('claimed', 'submitting', 'unknown') AND owner IS NOT NULL`,
    runId,
  );
  const gone = parts.presence.gone(rows.map((row) => textOf(row, 'owner')));
  await session.run(
    `UPDATE send_batch SET
       reason = CASE state WHEN 'submitting' THEN 'the process ended during the request'
         ELSE reason END,
       state = CASE state WHEN 'submitting' THEN 'unknown' ELSE 'planned' END,
       owner = NULL, lease_until = NULL, changed_at = ?
     WHERE run_id = ? AND state IN ('claimed', 'submitting')
       AND (lease_until IS NULL OR lease_until <= ? OR owner IN ${session.dialect.textsOf})`,
    at,
    runId,
    at,
    JSON.stringify(gone),
  );
  // A provider that recognises a batch makes one of two; beyond that time a person has to decide.
  const recognisedFrom =
    resubmitForMs > 0 ? at - Math.min(resubmitForMs, at) : Number.MAX_SAFE_INTEGER;
  await session.run(
    `UPDATE send_batch SET state = 'planned', changed_at = ?,
       submitted_at = coalesce(submitted_at, changed_at)
     WHERE run_id = ? AND state = 'unknown' AND decided_at IS NULL
       AND coalesce(submitted_at, changed_at) >= ?`,
    at,
    runId,
    recognisedFrom,
  );
  await session.run(
    `UPDATE send_batch SET state = 'unknown', changed_at = ?
     WHERE run_id = ? AND state = 'planned' AND submitted_at < ?`,
    at,
    runId,
    recognisedFrom,
  );
}

async function unknownBatches(
  session: SqlSession,
  channel: string,
  issueId: string,
): Promise<UnknownBatch[]> {
  const rows = await session.all(
    `SELECT b.run_id, b.no, b.tier, b.attempt, b.schedule_id, s.send_at,
       coalesce(b.submitted_at, b.changed_at) AS submitted_at
     FROM send_batch b JOIN send_run n ON n.id = b.run_id
       LEFT JOIN send_schedule s ON s.id = b.schedule_id
     WHERE n.issue_id = ? AND n.channel = ? AND b.state = 'unknown' AND b.decided_at IS NULL
     ORDER BY b.run_id, b.no`,
    issueId,
    channel,
  );
  const batches: UnknownBatch[] = [];
  for (const row of rows) batches.push(await unknownBatch(session, issueId, row));
  return batches;
}

async function unknownBatch(session: SqlSession, issueId: string, row: Row): Promise<UnknownBatch> {
  const runId = textOf(row, 'run_id');
  const no = integerOf(row, 'no');
  const recipients = await session.all(RECIPIENTS, runId, no);
  const scheduleId = optionalTextOf(row, 'schedule_id');
  const sendAt = dateOf(row, 'send_at');
  return {
    runId,
    issueId,
    no,
    tier: textOf(row, 'tier'),
    attempt: integerOf(row, 'attempt'),
    recipients: recipients.length,
    sample: recipients.slice(0, SAMPLE_SIZE).map((one) => textOf(one, 'address_spelling')),
    submittedAt: dateOf(row, 'submitted_at') ?? new Date(0),
    schedule:
      scheduleId === undefined || sendAt === undefined ? undefined : { id: scheduleId, sendAt },
  };
}

const RESOLVED = `provider_id = ?, decided_at = ?, changed_at = ?
  WHERE run_id = ? AND no = ? AND attempt = ? AND state = 'unknown' AND decided_at IS NULL`;
const RESOLVE: Readonly<Record<Resolution['kind'], string>> = {
  found: `UPDATE send_batch SET state = 'accepted', reason = NULL, ${RESOLVED}`,
  // A person takes the risk.
  resend: `UPDATE send_batch SET state = 'planned', submitted_at = NULL, schedule_id = NULL,
    not_before = 0, ${RESOLVED}`,
  leave: `UPDATE send_batch SET ${RESOLVED}`,
};

/** The batches of a run, moved by guarded steps: each names the state, owner and attempt it expects. */
import type { SubmitOutcome } from '../../core/delivery/message.ts';
import type { ClaimedBatch, Outlook, UnknownBatch } from '../../core/delivery/run.ts';
import type { Ledger } from '../../ports.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';

type Batches = Pick<
  Ledger,
  'recover' | 'claim' | 'markSubmitting' | 'settle' | 'outlook' | 'unknownBatches' | 'resolve'
>;

/** What a provider says is kept this far. */
const MAX_REASON_LENGTH = 500;
/** Recipients of an unknown batch that the provider is asked about. */
const SAMPLE_SIZE = 3;

export function ledgerBatches(parts: LedgerParts): Batches {
  const { database } = parts;
  return {
    recover: (runId, resubmitForMs) =>
      database.transact((session) => recover(session, parts, runId, resubmitForMs)),
    claim: (runId) => {
      parts.presence.announce(parts.owner);
      return database.transact((session) => claim(session, parts, runId));
    },
    markSubmitting: (batch, schedule) =>
      database.transact((session) => markSubmitting(session, parts, batch, schedule?.id)),
    settle: (batch, outcome, retryAt) =>
      database.transact((session) => settle(session, parts, { batch, outcome, retryAt })),
    outlook: (runId) => outlook(database, runId),
    unknownBatches: (issueId) => unknownBatches(database, parts.channel, issueId),
    resolve: (batch, as) =>
      database.transact(async (session) => {
        const at = await parts.now(session);
        const [sql, value] =
          as.kind === 'found'
            ? [FOUND, as.providerId]
            : as.kind === 'resend'
              ? [RESEND, null]
              : [LEAVE, at];
        return (await session.run(sql, value, at, batch.runId, batch.no, batch.attempt)) === 1;
      }),
  };
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
  if (resubmitForMs <= 0) return;
  await session.run(
    `UPDATE send_batch SET state = 'planned', changed_at = ?
     WHERE run_id = ? AND state = 'unknown' AND decided_at IS NULL
       AND coalesce(submitted_at, changed_at) >= ?`,
    at,
    runId,
    Math.max(0, at - Math.min(resubmitForMs, at)),
  );
}

async function claim(
  session: SqlSession,
  parts: LedgerParts,
  runId: string,
): Promise<ClaimedBatch | undefined> {
  const at = await parts.now(session);
  // Shared, so that a run is not paused or taken back between this look and the claim.
  const run = await session.get(
    `SELECT 1 AS found FROM send_run WHERE id = ? AND finished_at IS NULL AND paused_at IS NULL
       AND cancelling_at IS NULL AND begin_at <= ? ${session.dialect.forShare}`,
    runId,
    at,
  );
  if (run === undefined) return undefined;
  const row = await session.get(
    `UPDATE send_batch
     SET state = 'claimed', owner = ?, lease_until = ?, attempt = attempt + 1, changed_at = ?
     WHERE run_id = ? AND state IN ('planned', 'rejected') AND no = (
       SELECT no FROM send_batch
       WHERE run_id = ? AND state IN ('planned', 'rejected') AND not_before <= ?
       ORDER BY no LIMIT 1 ${session.dialect.skipLocked})
     RETURNING no, tier, attempt`,
    parts.owner,
    at + parts.leaseMs,
    at,
    runId,
    runId,
    at,
  );
  if (row === undefined) return undefined;
  const no = integerOf(row, 'no');
  await session.run(EXCLUDE_WHO_LEFT, runId, no);
  const recipients = await session.all(RECIPIENTS, runId, no);
  return {
    runId,
    no,
    tier: textOf(row, 'tier'),
    attempt: integerOf(row, 'attempt'),
    leaseMs: parts.leaseMs,
    recipients: recipients.map((recipient) => ({
      subscriberId: textOf(recipient, 'subscriber_id'),
      address: textOf(recipient, 'address_spelling'),
      name: optionalTextOf(recipient, 'name'),
    })),
  };
}

/** Whoever is not active, or suppressed, or gone by now; once excluded they stay so. */
const EXCLUDE_WHO_LEFT = `
  UPDATE send_recipient SET outcome = 'excluded', reason = 'left'
  WHERE run_id = ? AND batch_no = ? AND outcome IS NULL AND NOT EXISTS (
    SELECT 1 FROM subscriber s
    WHERE s.id = send_recipient.subscriber_id AND s.state = 'active'
      AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_hash = s.address_hash))`;

const RECIPIENTS = `
  SELECT r.subscriber_id, s.address_spelling, s.name
  FROM send_recipient r JOIN subscriber s ON s.id = r.subscriber_id
  WHERE r.run_id = ? AND r.batch_no = ? AND r.outcome IS NULL
  ORDER BY r.subscriber_id`;

async function markSubmitting(
  session: SqlSession,
  parts: LedgerParts,
  batch: ClaimedBatch,
  scheduleId: string | undefined,
): Promise<boolean> {
  if (scheduleId !== undefined) {
    // Shared: whoever cancels the schedule waits for this, and then takes this batch back, too.
    const open = await session.get(
      `SELECT 1 AS found FROM send_schedule WHERE id = ? AND state = 'open' ${session.dialect.forShare}`,
      scheduleId,
    );
    if (open === undefined) return false;
  }
  const at = await parts.now(session);
  const moved = await session.run(
    `UPDATE send_batch SET state = 'submitting', schedule_id = ?,
       submitted_at = coalesce(submitted_at, ?), reason = NULL, changed_at = ?
     WHERE run_id = ? AND no = ? AND state = 'claimed' AND owner = ? AND attempt = ?`,
    scheduleId ?? null,
    at,
    at,
    batch.runId,
    batch.no,
    parts.owner,
    batch.attempt,
  );
  return moved === 1;
}

async function settle(
  session: SqlSession,
  parts: LedgerParts,
  settled: {
    readonly batch: ClaimedBatch;
    readonly outcome: SubmitOutcome;
    readonly retryAt: Date | undefined;
  },
): Promise<boolean> {
  const { batch, outcome } = settled;
  // Certain that nobody got it: the next attempt is as good as the first one.
  const isRejected = outcome.state === 'rejected';
  const moved = await session.run(
    `UPDATE send_batch SET state = ?, provider_id = ?, reason = ?, not_before = ?, changed_at = ?,
       owner = NULL, lease_until = NULL${isRejected ? ', submitted_at = NULL, schedule_id = NULL' : ''}
     WHERE run_id = ? AND no = ? AND state IN ('submitting'${isRejected ? ", 'claimed'" : ''})
       AND owner = ? AND attempt = ?`,
    outcome.state,
    outcome.state === 'accepted' ? outcome.providerId : null,
    outcome.state === 'accepted' ? null : outcome.reason.slice(0, MAX_REASON_LENGTH),
    settled.retryAt?.getTime() ?? 0,
    await parts.now(session),
    batch.runId,
    batch.no,
    parts.owner,
    batch.attempt,
  );
  if (moved !== 1) return false;
  const refused = outcome.state === 'unknown' ? [] : (outcome.refused ?? []);
  for (const { subscriberId, reason } of refused) {
    await session.run(
      `UPDATE send_recipient SET outcome = 'refused', reason = ?
       WHERE run_id = ? AND batch_no = ? AND subscriber_id = ? AND outcome IS NULL`,
      reason.slice(0, MAX_REASON_LENGTH),
      batch.runId,
      batch.no,
      subscriberId,
    );
  }
  return true;
}

async function outlook(session: SqlSession, runId: string): Promise<Outlook> {
  const row = await session.get(
    `SELECT
       count(CASE WHEN b.state IN ('planned', 'rejected') THEN 1 END) AS waiting,
       count(CASE WHEN b.state IN ('claimed', 'submitting') THEN 1 END) AS under_way,
       count(CASE WHEN b.state = 'unknown' AND b.decided_at IS NULL THEN 1 END) AS unknown,
       min(CASE WHEN b.state IN ('claimed', 'submitting') THEN b.lease_until
                WHEN b.state NOT IN ('planned', 'rejected') THEN NULL
                WHEN b.not_before > n.begin_at THEN b.not_before ELSE n.begin_at END) AS next_at
     FROM send_batch b JOIN send_run n ON n.id = b.run_id WHERE b.run_id = ?`,
    runId,
  );
  if (row === undefined) throw new TypeError('A count is one row.');
  return {
    waiting: integerOf(row, 'waiting'),
    underWay: integerOf(row, 'under_way'),
    unknown: integerOf(row, 'unknown'),
    nextAt: dateOf(row, 'next_at'),
  };
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

const RESOLVED = `changed_at = ? WHERE run_id = ? AND no = ? AND attempt = ?
  AND state = 'unknown' AND decided_at IS NULL`;
const FOUND = `UPDATE send_batch SET state = 'accepted', provider_id = ?, reason = NULL, ${RESOLVED}`;
/** A person takes the risk; `provider_id` is given as nothing. */
const RESEND = `UPDATE send_batch SET state = 'planned', provider_id = ?, submitted_at = NULL,
  schedule_id = NULL, not_before = 0, ${RESOLVED}`;
const LEAVE = `UPDATE send_batch SET decided_at = ?, ${RESOLVED}`;

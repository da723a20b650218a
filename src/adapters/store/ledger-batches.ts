/** The batches of a run, moved by guarded steps: each names the state, owner and attempt it expects. */
import type { SubmitOutcome } from '../../core/delivery/message.ts';
import type { ClaimedBatch, Outlook } from '../../core/delivery/run.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { SqlSession } from './sql-database.ts';

type Batches = Pick<Ledger, 'claim' | 'markSubmitting' | 'settle' | 'outlook'>;

/** What a provider says is kept this far. */
const MAX_REASON_LENGTH = 500;

export function ledgerBatches(parts: LedgerParts): Batches {
  const { database } = parts;
  return {
    claim: (runId) => {
      parts.presence.announce(parts.owner);
      return database.transact((session) => claim(session, parts, runId));
    },
    markSubmitting: (batch, schedule) =>
      database.transact((session) => markSubmitting(session, parts, batch, schedule?.id)),
    settle: (batch, outcome, afterMs = 0) =>
      database.transact((session) => settle(session, parts, { batch, outcome, afterMs })),
    outlook: (runId) => outlook(database, parts, runId),
  };
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
  await session.run(EXCLUDE_WHO_LEFT, runId, no, at);
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

/** Whoever is not active, suppressed, paused or gone by now; once excluded they stay so. */
const EXCLUDE_WHO_LEFT = `
  UPDATE send_recipient SET outcome = 'excluded', reason = CASE WHEN EXISTS (
    SELECT 1 FROM subscriber s WHERE s.id = send_recipient.subscriber_id AND s.state = 'active'
      AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_hash = s.address_hash))
    THEN 'paused' ELSE 'left' END
  WHERE run_id = ? AND batch_no = ? AND outcome IS NULL AND NOT EXISTS (
    SELECT 1 FROM subscriber s
    WHERE s.id = send_recipient.subscriber_id AND s.state = 'active'
      AND (s.paused_until IS NULL OR s.paused_until <= ?)
      AND NOT EXISTS (SELECT 1 FROM suppression x WHERE x.address_hash = s.address_hash))`;

export const RECIPIENTS = `
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
    readonly afterMs: number;
  },
): Promise<boolean> {
  const { batch } = settled;
  const at = await parts.now(session);
  const outcome = await judged(session, parts, batch, settled.outcome);
  // Certain that nobody got it: the next attempt is as good as the first one.
  const isRejected = outcome.state === 'rejected';
  const moved = await session.run(
    `UPDATE send_batch SET state = ?, provider_id = ?, reason = ?, not_before = ?, changed_at = ?,
       owner = NULL, lease_until = NULL${isRejected ? ', submitted_at = NULL, schedule_id = NULL' : ''}
     WHERE run_id = ? AND no = ? AND state IN ('submitting'${settled.outcome.state === 'rejected' ? ", 'claimed'" : ''})
       AND owner = ? AND attempt = ?`,
    outcome.state,
    outcome.state === 'accepted' ? outcome.providerId : null,
    outcome.state === 'accepted' ? null : outcome.reason.slice(0, MAX_REASON_LENGTH),
    settled.afterMs > 0 ? at + Math.ceil(settled.afterMs) : 0,
    at,
    batch.runId,
    batch.no,
    parts.owner,
    batch.attempt,
  );
  if (moved !== 1) return false;
  const refused = settled.outcome.state === 'unknown' ? [] : (settled.outcome.refused ?? []);
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

/** That nobody got this attempt says nothing about an earlier one that the provider may have. */
async function judged(
  session: SqlSession,
  parts: LedgerParts,
  batch: ClaimedBatch,
  outcome: SubmitOutcome,
): Promise<SubmitOutcome> {
  if (outcome.state !== 'rejected') return outcome;
  const earlier = await session.get(
    `SELECT 1 AS found FROM send_batch WHERE run_id = ? AND no = ? AND owner = ?
       AND (state = 'claimed' OR submitted_at <> changed_at) AND submitted_at IS NOT NULL`,
    batch.runId,
    batch.no,
    parts.owner,
  );
  return earlier === undefined ? outcome : { state: 'unknown', reason: outcome.reason };
}

async function outlook(session: SqlSession, parts: LedgerParts, runId: string): Promise<Outlook> {
  const row = await session.get(
    `SELECT
       count(CASE WHEN b.state IN ('planned', 'rejected') THEN 1 END) AS waiting,
       count(CASE WHEN b.state IN ('claimed', 'submitting') THEN 1 END) AS under_way,
       count(CASE WHEN b.state = 'unknown' AND b.decided_at IS NULL THEN 1 END) AS unknown,
       min(CASE WHEN b.state IN ('claimed', 'submitting') THEN b.lease_until
                WHEN b.state NOT IN ('planned', 'rejected') THEN NULL
                WHEN b.not_before > n.begin_at THEN b.not_before ELSE n.begin_at END) AS next_at,
       max(n.paused_at) AS paused_at, max(n.cancelling_at) AS cancelling_at
     FROM send_batch b JOIN send_run n ON n.id = b.run_id WHERE b.run_id = ?`,
    runId,
  );
  if (row === undefined) throw new TypeError('A count is one row.');
  const nextAt = dateOf(row, 'next_at');
  const now = await parts.now(session);
  return {
    waiting: integerOf(row, 'waiting'),
    underWay: integerOf(row, 'under_way'),
    unknown: integerOf(row, 'unknown'),
    nextAt,
    nextInMs: nextAt && Math.max(0, nextAt.getTime() - now),
    stopped:
      row['cancelling_at'] !== null
        ? 'cancelling'
        : row['paused_at'] !== null
          ? 'paused'
          : undefined,
  };
}

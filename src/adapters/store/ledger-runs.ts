/** The runs of an issue: frozen once, paused and taken up again, taken back, and finished. */
import { Failure } from '../../core/failure.ts';
import type { AudienceQuestion, Plan } from '../../core/delivery/plan.ts';
import type { FrozenRun, Run } from '../../core/delivery/run.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { census, writeAudience } from './ledger-audience.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { holdRefused, releaseCancelled, releaseRefused, supersede } from './recipient-standing.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';
import { UniqueViolation } from './unique-violation.ts';

type Runs = Pick<
  Ledger,
  'openRun' | 'openRuns' | 'census' | 'freeze' | 'pause' | 'unpause' | 'cancelRuns' | 'finish'
>;

const MAX_REASON_LENGTH = 500;

export function ledgerRuns(parts: LedgerParts): Runs {
  const { database, channel } = parts;
  return {
    async openRun(issueId) {
      const row = await database.get(
        `${RUN} WHERE issue_id = ? AND channel = ? AND finished_at IS NULL`,
        issueId,
        channel,
      );
      return row && runOf(database, parts, row);
    },
    async openRuns() {
      const rows = await database.all(
        `${RUN} WHERE channel = ? AND finished_at IS NULL ORDER BY id`,
        channel,
      );
      const runs: Run[] = [];
      for (const row of rows) runs.push(await runOf(database, parts, row));
      return runs;
    },
    census: (question) => census(database, parts, question),
    async freeze(plan, question, frozen) {
      try {
        return await database.transact(
          (session) => freeze(session, parts, { plan, question, frozen }),
          `issue/${channel}/${plan.issueId}`,
        );
      } catch (error) {
        if (error instanceof UniqueViolation) throw alreadyFrozen(plan.issueId);
        throw error;
      }
    },
    async pause(runId, reason) {
      await database.transact(async (session) => {
        await session.run(
          'UPDATE send_run SET paused_at = ?, paused_reason = ? WHERE id = ?',
          await parts.now(session),
          reason.slice(0, MAX_REASON_LENGTH),
          runId,
        );
      });
    },
    async unpause(runId) {
      await database.run(
        'UPDATE send_run SET paused_at = NULL, paused_reason = NULL WHERE id = ?',
        runId,
      );
    },
    cancelRuns: (issueId) =>
      database.transact(
        (session) => cancelRuns(session, parts, issueId),
        `issue/${channel}/${issueId}`,
      ),
    finish: (runId) => database.transact((session) => finish(session, parts, runId)),
  };
}

const RUN = `
  SELECT id, issue_id, count, content_hash, started_at, segment, send_at, begin_at, undo_ms,
    cancelling_at, paused_at, paused_reason
  FROM send_run`;

async function freeze(
  session: SqlSession,
  parts: LedgerParts,
  what: { readonly plan: Plan; readonly question: AudienceQuestion; readonly frozen: FrozenRun },
): Promise<Run> {
  const { plan, question, frozen } = what;
  const { issueId, replacing } = question;
  const at = await parts.now(session);
  if (question.only === 'failed') await releaseRefused(session, parts.channel, issueId);
  if (replacing !== undefined) {
    await takeBack(session, [replacing], at, "('planned', 'rejected')");
    await session.run(`${FINISH} AND id = ?`, at, replacing);
  }
  const id = parts.newId();
  const { terms } = frozen;
  await session.run(
    `INSERT INTO send_run (id, channel, issue_id, count, content_hash, started_at, outline,
       allowed_rules, segment, send_at, begin_at, undo_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    parts.channel,
    issueId,
    plan.count,
    frozen.contentHash,
    at,
    JSON.stringify(frozen.outline),
    JSON.stringify(frozen.allowedRules),
    question.segment ?? null,
    terms.sendAt?.getTime() ?? null,
    terms.beginAt.getTime(),
    terms.undoMs,
  );
  const written = await writeAudience(session, parts, {
    runId: id,
    at,
    question,
    tiers: plan.tiers,
  });
  for (const { tier, recipients } of plan.tiers) {
    if (written.get(tier) !== recipients) throw audienceChanged(issueId);
  }
  await supersede(session, parts.channel, issueId, id);
  if (question.only === 'failed') await holdRefused(session, parts.channel, issueId);
  const row = await session.get(`${RUN} WHERE id = ?`, id);
  if (row === undefined) throw new TypeError('A run that was just written is there.');
  return runOf(session, parts, row);
}

async function cancelRuns(session: SqlSession, parts: LedgerParts, issueId: string): Promise<void> {
  const at = await parts.now(session);
  const rows = await session.all(
    `SELECT id FROM send_run n WHERE issue_id = ? AND channel = ? AND (finished_at IS NULL
       OR EXISTS (SELECT 1 FROM send_schedule s WHERE s.run_id = n.id AND s.state <> 'cancelled'))
     ${session.dialect.forUpdate}`,
    issueId,
    parts.channel,
  );
  const ids = rows.map((row) => textOf(row, 'id'));
  await session.run(
    `UPDATE send_run SET cancelling_at = coalesce(cancelling_at, ?)
     WHERE id IN ${session.dialect.textsOf}`,
    at,
    JSON.stringify(ids),
  );
  await takeBack(session, ids, at, "('planned', 'rejected', 'claimed')");
}

/**
 * What was not submitted is cancelled, and everybody in it may get the issue again. What waits to
 * be submitted once more, to a provider that may have it, is unknown.
 */
async function takeBack(
  session: SqlSession,
  runIds: readonly string[],
  at: number,
  states: string,
): Promise<void> {
  for (const runId of runIds) {
    await session.run(
      `UPDATE send_batch SET owner = NULL, lease_until = NULL, changed_at = ?,
         state = CASE WHEN submitted_at IS NULL THEN 'cancelled' ELSE 'unknown' END
       WHERE run_id = ? AND state IN ${states}`,
      at,
      runId,
    );
    await releaseCancelled(session, runId);
  }
}

/** A finished run goes on. False: the issue has another open run by now. */
export async function reopen(session: SqlSession, runId: string): Promise<boolean> {
  await session.run(
    `UPDATE send_run SET finished_at = NULL
     WHERE id = ? AND finished_at IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM send_run n WHERE n.issue_id = send_run.issue_id
         AND n.channel = send_run.channel AND n.finished_at IS NULL)`,
    runId,
  );
  const sql = 'SELECT 1 AS found FROM send_run WHERE id = ? AND finished_at IS NULL';
  return (await session.get(sql, runId)) !== undefined;
}

const FINISH = `
  UPDATE send_run SET finished_at = ?
  WHERE finished_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM send_batch b WHERE b.run_id = send_run.id
      AND (b.state IN ('planned', 'claimed', 'submitting', 'rejected')
        OR (b.state = 'unknown' AND b.decided_at IS NULL)))
    AND NOT EXISTS (
      SELECT 1 FROM send_schedule s WHERE s.run_id = send_run.id AND s.state = 'cancelling')`;

async function finish(session: SqlSession, parts: LedgerParts, runId: string): Promise<boolean> {
  await session.run(`${FINISH} AND id = ?`, await parts.now(session), runId);
  const sql = 'SELECT 1 AS found FROM send_run WHERE id = ? AND finished_at IS NOT NULL';
  return (await session.get(sql, runId)) !== undefined;
}

async function runOf(session: SqlSession, parts: LedgerParts, row: Row): Promise<Run> {
  const id = textOf(row, 'id');
  const tiers = await session.all(
    `SELECT tier, CAST(sum(size) AS BIGINT) AS count, count(*) AS batches
     FROM send_batch WHERE run_id = ? GROUP BY tier`,
    id,
  );
  const pausedAt = dateOf(row, 'paused_at');
  return {
    id,
    issueId: textOf(row, 'issue_id'),
    count: integerOf(row, 'count'),
    batches: tiers.reduce((sum, tier) => sum + integerOf(tier, 'batches'), 0),
    // Names every tier of the config, also those that nobody holds.
    byTier: Object.fromEntries([
      ...parts.ladder.map((tier) => [tier, 0] as const),
      ...tiers.map((tier) => [textOf(tier, 'tier'), integerOf(tier, 'count')] as const),
    ]),
    contentHash: textOf(row, 'content_hash'),
    startedAt: dateOf(row, 'started_at') ?? new Date(0),
    segment: optionalTextOf(row, 'segment'),
    terms: {
      sendAt: dateOf(row, 'send_at'),
      beginAt: dateOf(row, 'begin_at') ?? new Date(0),
      undoMs: integerOf(row, 'undo_ms'),
    },
    paused: pausedAt && { at: pausedAt, reason: optionalTextOf(row, 'paused_reason') ?? '' },
    isCancelling: row['cancelling_at'] !== null,
  };
}

function alreadyFrozen(issueId: string): Failure {
  return new Failure(
    'failure',
    'audience-already-frozen',
    `The ledger already has an unfinished run of ${issueId}, or someone in this plan already has a delivery of it.`,
    'Another process was faster. Run the same command again: it goes on where that one stands.',
  );
}

function audienceChanged(issueId: string): Failure {
  return new Failure(
    'failure',
    'audience-changed',
    `The audience of ${issueId} is no longer the one that was planned: somebody came, left or changed tier meanwhile. Nothing was sent.`,
    'Run the same command again: it plans anew.',
  );
}

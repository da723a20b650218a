/** The schedules that batches are submitted under, and how what waits under one is taken back. */
import type { HeldSchedule } from '../../core/delivery/run.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { reopen } from './ledger-runs.ts';
import { releaseCancelled } from './recipient-standing.ts';
import { dateOf, integerOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';

type Schedules = Pick<
  Ledger,
  'openSchedule' | 'addSchedule' | 'schedules' | 'beginCancel' | 'endCancel'
>;
type Group = Parameters<Ledger['openSchedule']>[0];

export function ledgerSchedules(parts: LedgerParts): Schedules {
  const { database, channel } = parts;
  /** What this process cancels at the moment, and when it began to. */
  const begun = new Map<string, number>();
  return {
    openSchedule: (group, usableFrom) => openSchedule(database, group, usableFrom),
    addSchedule: (group, schedule, usableFrom) =>
      database.transact(async (session) => {
        const open = await openSchedule(session, group, usableFrom);
        if (open !== undefined) return open;
        const at = await parts.now(session);
        await session.run(
          `UPDATE send_schedule SET state = 'closed', changed_at = ?
             WHERE run_id = ? AND group_no = ? AND state = 'open'`,
          at,
          group.runId,
          group.no,
        );
        await session.run(
          `INSERT INTO send_schedule (id, run_id, group_no, send_at, changed_at)
             VALUES (?, ?, ?, ?, ?)`,
          schedule.id,
          group.runId,
          group.no,
          schedule.sendAt.getTime(),
          at,
        );
        return schedule;
      }, `schedule/${group.runId}/${group.no}`),
    async schedules(issueId) {
      const rows = await database.all(
        `SELECT s.id, s.run_id, s.group_no, s.send_at, s.state,
           (SELECT count(*) FROM send_batch b WHERE b.schedule_id = s.id
              AND b.state IN ('submitting', 'accepted', 'unknown')) AS batches
         FROM send_schedule s JOIN send_run n ON n.id = s.run_id
         WHERE n.issue_id = ? AND n.channel = ? ORDER BY s.run_id, s.group_no, s.changed_at, s.id`,
        issueId,
        channel,
      );
      return rows.map(heldSchedule);
    },
    async beginCancel(scheduleId) {
      const { how, at } = await database.transact((session) =>
        beginCancel(session, parts, scheduleId),
      );
      begun.set(scheduleId, at);
      return how;
    },
    endCancel: (scheduleId, outcome) =>
      database.transact((session) =>
        endCancel(session, parts, { scheduleId, outcome, begunAt: begun.get(scheduleId) }),
      ),
  };
}

async function openSchedule(
  session: SqlSession,
  group: Group,
  usableFrom: Date,
): Promise<{ id: string; sendAt: Date } | undefined> {
  const row = await session.get(
    `SELECT id, send_at FROM send_schedule
     WHERE run_id = ? AND group_no = ? AND state = 'open' AND send_at >= ?`,
    group.runId,
    group.no,
    usableFrom.getTime(),
  );
  return row && { id: textOf(row, 'id'), sendAt: dateOf(row, 'send_at') ?? new Date(0) };
}

async function beginCancel(
  session: SqlSession,
  parts: LedgerParts,
  scheduleId: string,
): Promise<{ readonly how: 'begun' | 'again' | 'cancelled'; readonly at: number }> {
  const row = await session.get(
    `SELECT state, changed_at FROM send_schedule WHERE id = ? ${session.dialect.forUpdate}`,
    scheduleId,
  );
  if (row === undefined || row['state'] === 'cancelled') return { how: 'cancelled', at: 0 };
  // Every try is told from the one before, also when the clock stands still.
  const at = Math.max(await parts.now(session), integerOf(row, 'changed_at') + 1);
  await session.run(
    `UPDATE send_schedule SET state = 'cancelling', changed_at = ? WHERE id = ?`,
    at,
    scheduleId,
  );
  return { how: row['state'] === 'cancelling' ? 'again' : 'begun', at };
}

async function endCancel(
  session: SqlSession,
  parts: LedgerParts,
  ended: {
    readonly scheduleId: string;
    readonly outcome: 'cancelled' | 'too-late' | 'unclear';
    readonly begunAt: number | undefined;
  },
): Promise<void> {
  const { scheduleId } = ended;
  const at = await parts.now(session);
  const row = await session.get(
    `SELECT state, changed_at FROM send_schedule WHERE id = ? ${session.dialect.forUpdate}`,
    scheduleId,
  );
  if (row === undefined) return;
  // A cancellation that is confirmed is certain, even if somebody else has given up meanwhile.
  const from = ended.outcome === 'cancelled' ? ['cancelling', 'closed'] : ['cancelling'];
  if (!from.includes(textOf(row, 'state'))) return;
  const isAlone = integerOf(row, 'changed_at') === ended.begunAt;
  // What another process is trying at the same time may still be in time.
  const outcome = ended.outcome === 'too-late' && !isAlone ? 'unclear' : ended.outcome;
  await session.run(
    `UPDATE send_schedule SET state = ?, changed_at = changed_at + 1 WHERE id = ?`,
    outcome === 'cancelled' ? 'cancelled' : 'closed',
    scheduleId,
  );
  if (outcome === 'too-late') return;
  const run = await session.get(
    `SELECT id, cancelling_at FROM send_run
     WHERE id = (SELECT run_id FROM send_schedule WHERE id = ?) ${session.dialect.forUpdate}`,
    scheduleId,
  );
  if (run === undefined) throw new TypeError('A schedule belongs to a run.');
  const runId = textOf(run, 'id');
  // A finished run goes on; where another has begun, that one leaves these people to the next.
  if (outcome === 'unclear') {
    // What was looked up since then is certain.
    const doubted = await session.run(
      `UPDATE send_batch SET state = 'unknown', changed_at = ?,
         reason = 'taking it back was cut off, and nobody can tell whether it was in time'
       WHERE schedule_id = ? AND state = 'accepted' AND decided_at IS NULL`,
      at,
      scheduleId,
    );
    if (doubted > 0) await reopen(session, runId);
    return;
  }
  const isForGood = run['cancelling_at'] !== null || !(await reopen(session, runId));
  await session.run(
    `UPDATE send_batch SET state = ?, schedule_id = NULL, submitted_at = NULL, provider_id = NULL,
       owner = NULL, lease_until = NULL, not_before = 0, decided_at = NULL, changed_at = ?
     WHERE schedule_id = ? AND state IN ('submitting', 'accepted', 'unknown')`,
    isForGood ? 'cancelled' : 'planned',
    at,
    scheduleId,
  );
  if (isForGood) await releaseCancelled(session, runId);
}

const states = ['open', 'closed', 'cancelling', 'cancelled'] as const;

function heldSchedule(row: Row): HeldSchedule {
  const state = states.find((known) => known === textOf(row, 'state'));
  if (state === undefined) throw new TypeError('Column state holds no state of a schedule.');
  return {
    id: textOf(row, 'id'),
    runId: textOf(row, 'run_id'),
    groupNo: integerOf(row, 'group_no'),
    sendAt: dateOf(row, 'send_at') ?? new Date(0),
    state,
    batches: integerOf(row, 'batches'),
  };
}

/** How an issue stands, and each person's delivery of it, derived from batches and outcomes. */
import { z } from 'zod';
import type { Delivery, IssueStatus } from '../../core/delivery/run.ts';
import { deliveryState, deliveryStates, type DeliveryState } from '../../core/delivery/state.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { BATCH_STATE, batchStateOf, outcomeOf } from './delivery-row.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { mailedContent } from './mailed-content.ts';
import { dateOf, integerOf, optionalTextOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';

const rulesSchema = z.array(z.string());
const PAGE_SIZE = 1000;

export function ledgerStatus(
  parts: LedgerParts,
): Pick<Ledger, 'status' | 'deliveries' | 'mailed' | 'recentIssues'> {
  return {
    status: (issueId) => status(parts, issueId),
    deliveries: (issueId) => deliveries(parts, issueId),
    mailed: () => mailedContent(parts.database),
    recentIssues: (limit) => recentIssues(parts, limit),
  };
}

async function status(parts: LedgerParts, issueId: string): Promise<IssueStatus> {
  const { database, channel } = parts;
  const counts = new Map<DeliveryState, number>(deliveryStates.map((state) => [state, 0]));
  const tiers = new Map<string, number>(parts.ladder.map((tier) => [tier, 0]));
  let batches = 0;
  let leftUnknown = 0;
  const add = (tier: string, state: DeliveryState, count: number): void => {
    counts.set(state, (counts.get(state) ?? 0) + count);
    tiers.set(tier, (tiers.get(tier) ?? 0) + count);
  };
  for (const row of await database.all(BATCHES, issueId, channel)) {
    const size = integerOf(row, 'size');
    add(textOf(row, 'tier'), deliveryState(batchStateOf(row), undefined), size);
    batches += integerOf(row, 'batches');
    if (integerOf(row, 'decided') === 1) leftUnknown += size;
  }
  for (const row of await database.all(APART, issueId, channel)) {
    const count = integerOf(row, 'count');
    const tier = textOf(row, 'tier');
    const state = batchStateOf(row);
    add(tier, deliveryState(state, undefined), -count);
    if (integerOf(row, 'decided') === 1) leftUnknown -= count;
    // Who was planned again since counts there.
    if (row['standing'] !== 'superseded') add(tier, deliveryState(state, outcomeOf(row)), count);
  }
  return {
    issueId,
    audience: [...counts.values()].reduce((sum, count) => sum + count, 0),
    deliveries: countsOf(counts),
    leftUnknown,
    byTier: Object.fromEntries(tiers),
    batches,
    ...(await runsOf(database, issueId, channel)),
  };
}

const BATCHES = `
  SELECT b.tier, ${BATCH_STATE} AS state, CASE WHEN b.state = 'unknown' AND b.decided_at IS NOT NULL THEN 1 ELSE 0 END
    AS decided, CAST(sum(b.size) AS BIGINT) AS size, count(*) AS batches
  FROM send_batch b JOIN send_run n ON n.id = b.run_id
  WHERE n.issue_id = ? AND n.channel = ?
  GROUP BY 1, 2, 3`;

const APART = `
  SELECT b.tier, ${BATCH_STATE} AS state, CASE WHEN b.state = 'unknown' AND b.decided_at IS NOT NULL THEN 1 ELSE 0 END
    AS decided, r.outcome, r.standing, count(*) AS count
  FROM send_run n
    JOIN send_recipient r ON r.run_id = n.id AND r.outcome IS NOT NULL
    JOIN send_batch b ON b.run_id = r.run_id AND b.no = r.batch_no
  WHERE n.issue_id = ? AND n.channel = ?
  GROUP BY 1, 2, 3, r.outcome, r.standing`;

async function runsOf(
  session: SqlSession,
  issueId: string,
  channel: string,
): Promise<Pick<IssueStatus, 'startedAt' | 'finishedAt' | 'allowedRules' | 'sendAt' | 'paused'>> {
  const runs = await session.all(
    `SELECT started_at, finished_at, allowed_rules, paused_at, paused_reason, send_at,
       (SELECT max(s.send_at) FROM send_schedule s WHERE s.run_id = n.id AND s.state <> 'cancelled'
          AND EXISTS (SELECT 1 FROM send_batch b WHERE b.schedule_id = s.id)) AS scheduled_at
     FROM send_run n WHERE issue_id = ? AND channel = ? ORDER BY id`,
    issueId,
    channel,
  );
  const rules = runs.flatMap((run) => rulesSchema.parse(JSON.parse(textOf(run, 'allowed_rules'))));
  const paused = runs.find((run) => run['paused_at'] !== null && run['finished_at'] === null);
  const pausedAt = paused && dateOf(paused, 'paused_at');
  const isFinished = runs.every((run) => run['finished_at'] !== null);
  return {
    startedAt: runs[0] && dateOf(runs[0], 'started_at'),
    finishedAt: isFinished ? latest(runs, 'finished_at') : undefined,
    allowedRules: [...new Set(rules)].toSorted(),
    sendAt: latest(runs, 'scheduled_at') ?? latest(runs, 'send_at'),
    paused: pausedAt && { at: pausedAt, reason: optionalTextOf(paused, 'paused_reason') ?? '' },
  };
}

function latest(rows: readonly Row[], column: string): Date | undefined {
  const times = rows.flatMap((row) => dateOf(row, column)?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

async function recentIssues(
  { database, channel }: LedgerParts,
  limit: number,
): Promise<readonly string[]> {
  const rows = await database.all(
    `SELECT issue_id FROM send_run WHERE channel = ?
     GROUP BY issue_id ORDER BY min(started_at) DESC, issue_id DESC LIMIT ?`,
    channel,
    limit,
  );
  return rows.map((row) => textOf(row, 'issue_id'));
}

async function* deliveries(parts: LedgerParts, issueId: string): AsyncGenerator<Delivery> {
  let after: readonly [string, number, string] = ['', 0, ''];
  for (;;) {
    const rows = await parts.database.all(
      `SELECT r.run_id, r.batch_no, r.subscriber_id, r.outcome, ${BATCH_STATE} AS state, b.tier, b.changed_at,
         coalesce(r.reason, b.reason) AS reason, s.address_spelling
       FROM send_recipient r
         JOIN send_run n ON n.id = r.run_id
         JOIN send_batch b ON b.run_id = r.run_id AND b.no = r.batch_no
         LEFT JOIN subscriber s ON s.id = r.subscriber_id
       WHERE n.issue_id = ? AND n.channel = ? AND r.standing <> 'superseded'
         AND (r.run_id, r.batch_no, r.subscriber_id) > (?, ?, ?)
       ORDER BY r.run_id, r.batch_no, r.subscriber_id LIMIT ${PAGE_SIZE}`,
      issueId,
      parts.channel,
      ...after,
    );
    for (const row of rows) {
      yield {
        address: optionalTextOf(row, 'address_spelling'),
        tier: textOf(row, 'tier'),
        state: deliveryState(batchStateOf(row), outcomeOf(row)),
        reason: optionalTextOf(row, 'reason'),
        batchNo: integerOf(row, 'batch_no'),
        at: dateOf(row, 'changed_at') ?? new Date(0),
      };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_SIZE) return;
    after = [textOf(last, 'run_id'), integerOf(last, 'batch_no'), textOf(last, 'subscriber_id')];
  }
}

function countsOf(counts: ReadonlyMap<DeliveryState, number>): Record<DeliveryState, number> {
  const of = (state: DeliveryState): number => counts.get(state) ?? 0;
  return {
    accepted: of('accepted'),
    rejected: of('rejected'),
    unknown: of('unknown'),
    excluded: of('excluded'),
    cancelled: of('cancelled'),
    'not-attempted': of('not-attempted'),
  };
}

/** How an issue stands, derived from its batches and from who was left out. */
import { z } from 'zod';
import { batchStates, deliveryState, type DeliveryState } from '../../core/delivery/state.ts';
import type { IssueStatus } from '../../core/delivery/run.ts';
import * as sql from './ledger-sql.ts';
import { dateOf, integerOf, textOf } from './row.ts';
import type { Row, SqlSession } from './sql-database.ts';

const rulesSchema = z.array(z.string());

export async function ledgerStatus(
  database: SqlSession,
  request: {
    readonly issueId: string;
    readonly channel: string;
    readonly byTier: (counts: readonly (readonly [string, number])[]) => Record<string, number>;
  },
): Promise<IssueStatus> {
  const { issueId, channel } = request;
  const runs = await database.get(sql.STATUS_RUNS, issueId, channel);
  const batches = await database.get(sql.STATUS_BATCHES, issueId, channel);
  const deliveries = { accepted: 0, rejected: 0, unknown: 0, excluded: 0, 'not-attempted': 0 };
  const rules = new Set<string>();
  for (const row of await database.all(sql.STATUS_RULES, issueId, channel)) {
    for (const rule of rulesSchema.parse(JSON.parse(textOf(row, 'allowed_rules')))) rules.add(rule);
  }
  const tiers = new Map<string, number>();
  let audience = 0;
  for (const row of await database.all(sql.STATUS_DELIVERIES, issueId, channel)) {
    const count = integerOf(row, 'count');
    const tier = textOf(row, 'tier');
    deliveries[stateOf(row)] += count;
    tiers.set(tier, (tiers.get(tier) ?? 0) + count);
    audience += count;
  }
  return {
    issueId,
    audience,
    deliveries,
    byTier: request.byTier([...tiers]),
    allowedRules: [...rules].toSorted(),
    batches: batches === undefined ? 0 : integerOf(batches, 'batches'),
    startedAt: runs && dateOf(runs, 'started_at'),
    finishedAt: runs && dateOf(runs, 'finished_at'),
  };
}

function stateOf(row: Row): DeliveryState {
  if (row['outcome'] === 'excluded') return 'excluded';
  const state = batchStates.find((known) => known === row['state']);
  if (state === undefined) throw new TypeError('Column state holds no state of a batch.');
  return deliveryState(state);
}

/** The states of a delivery, read from a row of the ledger. */
import { batchStates, type BatchState, type RecipientOutcome } from '../../core/delivery/state.ts';
import { optionalTextOf } from './row.ts';
import type { Row } from './sql-database.ts';

/**
 * How the batch `b` stands. What waits to be submitted once more may have been taken the first time, and what is being
 * cancelled may be taken back already.
 */
export const BATCH_STATE = `CASE
    WHEN b.state IN ('planned', 'claimed') AND b.submitted_at IS NOT NULL THEN 'unknown'
    WHEN b.state = 'accepted' AND EXISTS (SELECT 1 FROM send_schedule c
      WHERE c.id = b.schedule_id AND c.state = 'cancelling') THEN 'unknown'
    ELSE b.state END`;

export function batchStateOf(row: Row): BatchState {
  const state = batchStates.find((known) => known === row['state']);
  if (state === undefined) throw new TypeError('Column state holds no state of a batch.');
  return state;
}

export function outcomeOf(row: Row): RecipientOutcome | undefined {
  const outcome = optionalTextOf(row, 'outcome');
  switch (outcome) {
    case 'excluded':
    case 'refused':
    case 'cancelled':
    case undefined:
      return outcome;
    default:
      throw new TypeError('Column outcome holds no outcome.');
  }
}

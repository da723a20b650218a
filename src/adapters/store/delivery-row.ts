/** The states of a delivery, read from a row of the ledger. */
import { batchStates, type BatchState, type RecipientOutcome } from '../../core/delivery/state.ts';
import { optionalTextOf } from './row.ts';
import type { Row } from './sql-database.ts';

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

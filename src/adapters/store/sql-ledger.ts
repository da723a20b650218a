/** The delivery history: an audience frozen once, then one guarded step after another. */
import type { Ledger } from '../../ports/ledger.ts';
import { ledgerBatches } from './ledger-batches.ts';
import { ledgerPace } from './ledger-pace.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { ledgerRuns } from './ledger-runs.ts';
import { ledgerSchedules } from './ledger-schedules.ts';
import { ledgerStatus } from './ledger-status.ts';
import { ledgerUnknown } from './ledger-unknown.ts';
import { ledgerWelcome } from './ledger-welcome.ts';

export function sqlLedger(parts: LedgerParts): Ledger {
  return {
    ...ledgerRuns(parts),
    ...ledgerBatches(parts),
    ...ledgerUnknown(parts),
    ...ledgerSchedules(parts),
    ...ledgerStatus(parts),
    ...ledgerPace(parts),
    ...ledgerWelcome(parts),
  };
}

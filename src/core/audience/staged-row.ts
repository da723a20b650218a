/** A row of an imported list once it is read: who is to be added, who left, who never agreed. */
import type { Address } from './address.ts';
import type { NewSubscriber } from './consent.ts';
import type { SuppressionReason } from './subscriber.ts';

/** Why another system stopped mailing a person. */
export const leavingReasons = [
  'bounced',
  'unsubscribed',
  'complained',
] as const satisfies readonly SuppressionReason[];
export type LeavingReason = (typeof leavingReasons)[number];

export type StagedRow =
  | ({ readonly kind: 'subscriber' } & NewSubscriber)
  /** Neither added nor suppressed: not confirmed there, or on hold. */
  | { readonly kind: 'not-subscribed'; readonly address: Address }
  | {
      readonly kind: 'left';
      readonly address: Address;
      readonly reason: LeavingReason;
      /** undefined when the file does not say. */
      readonly leftAt: Date | undefined;
    };

/**
 * How much a row weighs against others of the same person; the heavier one counts, and of equal
 * ones the first. Of several times of leaving the latest counts, whichever row has it.
 */
export function weightOf(row: StagedRow): number {
  return row.kind === 'left' ? leavingWeights[row.reason] : row.kind === 'subscriber' ? 0 : 1;
}

const leavingWeights: Readonly<Record<LeavingReason, number>> = {
  bounced: 2,
  unsubscribed: 3,
  complained: 4,
};

/** The one row that stands for two of the same person; the order decides only between equals. */
export function mergeRows(first: StagedRow, second: StagedRow): StagedRow {
  const heavier = weightOf(second) > weightOf(first) ? second : first;
  if (heavier.kind !== 'left') return heavier;
  return { ...heavier, leftAt: latest(leftAtOf(first), leftAtOf(second)) };
}

function leftAtOf(row: StagedRow): Date | undefined {
  return row.kind === 'left' ? row.leftAt : undefined;
}

function latest(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

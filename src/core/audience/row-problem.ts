/** A row of an imported table that cannot be used: where it is, why, and how to mend it. */

export type RowProblemId =
  | 'row-address-missing'
  | 'row-address-malformed'
  | 'row-address-invisible'
  | 'row-address-domain'
  | 'row-address-too-long'
  | 'row-cell-too-long'
  | 'row-cells-missing'
  | 'row-cells-extra'
  | 'row-name-unreadable'
  | 'row-payment-unreadable'
  | 'row-quote'
  | 'row-status-unknown'
  | 'row-tags-unreadable'
  | 'row-tier-missing'
  | 'row-tier-unknown';

/** `reason` and `remedy` never repeat a cell, which may hold an address or a name. */
export interface RowProblem {
  /** Permanent. */
  readonly id: RowProblemId;
  /** The file's line on which the row begins, counted from 1. */
  readonly line: number;
  /** The column's name as the header spells it. */
  readonly column?: string;
  readonly reason: string;
  readonly remedy: string;
}

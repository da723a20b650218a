/** A subscription that goes on at another address. */

export type MoveOutcome =
  /** To the former address nothing more is mailed but that it is so. */
  | 'moved'
  /** It is there already. */
  | 'already'
  /** The person has left since they asked, or the new address has. */
  | 'refused';

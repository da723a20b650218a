/** What an import makes of each person of a list, given what is known of them here. */
import type { ConsentEvent } from './consent.ts';
import type { SubscriberState, SuppressionReason } from './subscriber.ts';
import type { StagedRow } from './staged-row.ts';

export type ImportOutcome =
  | 'added'
  /** Active here already; name and tags stay. */
  | 'unchanged'
  /** The file would add them, but they are suppressed: an import revives nobody. */
  | 'suppressed'
  /** The file would add them, but they are known and have not confirmed. */
  | 'not-active'
  /** The file says that they left: suppressed now, and their subscription, if any, ended. */
  | 'left'
  | 'already-left'
  /** The file says that they left, but they asked here themselves since, so they stay. */
  | 'stayed'
  /** The file says that they never agreed: nothing happens. */
  | 'not-subscribed';

/** What is known here of one person before the import. */
export interface KnownPerson {
  /** undefined for who is no subscriber. */
  readonly state: SubscriberState | undefined;
  readonly suppression: SuppressionReason | undefined;
  /** When they last confirmed here themselves. */
  readonly confirmedAt: Date | undefined;
}

/** By the one row that stands for a person. A complaint replaces every other end, as everywhere. */
export function importOutcome(row: StagedRow, known: KnownPerson): ImportOutcome {
  switch (row.kind) {
    case 'not-subscribed':
      return 'not-subscribed';
    case 'left':
      if (known.suppression !== undefined) {
        const isNews = row.reason === 'complained' && known.suppression !== 'complained';
        return isNews ? 'left' : 'already-left';
      }
      return asksHere(known, row.leftAt) ? 'stayed' : 'left';
    case 'subscriber':
      if (known.suppression !== undefined) return 'suppressed';
      if (known.state === undefined) return 'added';
      return known.state === 'active' ? 'unchanged' : 'not-active';
  }
}

/** Who is pending was asked here and gets nothing before they answer. */
function asksHere({ state, confirmedAt }: KnownPerson, leftAt: Date | undefined): boolean {
  if (state === 'pending') return true;
  if (state !== 'active' || confirmedAt === undefined) return false;
  return leftAt === undefined || confirmedAt > leftAt;
}

/** What is recorded of those added, and of those who left, as far as they are known here. */
export interface ImportEvents {
  readonly added: ConsentEvent;
  readonly left: ConsentEvent;
}

/** Every person of a list once, and what else must be known before it is imported. */
export interface ImportCounts {
  readonly added: number;
  readonly unchanged: number;
  readonly suppressed: number;
  readonly notActive: number;
  readonly left: number;
  readonly alreadyLeft: number;
  readonly stayed: number;
  readonly notSubscribed: number;
  /** Further rows of somebody whom an earlier row names. */
  readonly duplicates: number;
  /** Of those added: who comes with tags. */
  readonly tagged: number;
  /** Of those who left: who is active here and gets no more mail. */
  readonly ended: number;
}

/** How many people an import changes; what must be typed to confirm it. */
export function importSize(counts: ImportCounts): number {
  return counts.added + counts.left;
}

export const noImportCounts: ImportCounts = {
  added: 0,
  unchanged: 0,
  suppressed: 0,
  notActive: 0,
  left: 0,
  alreadyLeft: 0,
  stayed: 0,
  notSubscribed: 0,
  duplicates: 0,
  tagged: 0,
  ended: 0,
};

/** Under which count an outcome goes. */
export const countOf = {
  added: 'added',
  unchanged: 'unchanged',
  suppressed: 'suppressed',
  'not-active': 'notActive',
  left: 'left',
  'already-left': 'alreadyLeft',
  stayed: 'stayed',
  'not-subscribed': 'notSubscribed',
} as const satisfies Record<ImportOutcome, keyof ImportCounts>;

/** The kinds of providers there are, as far as the protocol can tell them apart. */
import type { Dice } from './dice.ts';

export interface Profile {
  readonly kind: 'schedules' | 'plain' | 'idempotent' | 'single';
  readonly batchSize: number;
  readonly atOnce: number;
  readonly perSecond: number;
  /** Schedules that may stand cancelled at once. */
  readonly mostCancelled: number;
  readonly canLookUp: boolean;
  /** For how long a key is known; the transport promises a little less. */
  readonly keysForMs: number;
  /** Whether an address that is none spoils the whole request, or is left out of it. */
  readonly refusesWhole: boolean;
  /** What becomes of a mail whose time has passed when it arrives. */
  readonly isPastSent: boolean;
}

const HOUR_MS = 3_600_000;

export function rollProfile(dice: Dice): Profile {
  const kind = dice.pick<Profile['kind']>([
    'schedules',
    'schedules',
    'schedules',
    'plain',
    'idempotent',
    'single',
  ]);
  const canLookUp = kind === 'schedules' || (kind === 'plain' && dice.chance(0.5));
  return {
    kind,
    batchSize: kind === 'single' ? 1 : dice.int(1, 4),
    atOnce: dice.int(1, 4),
    perSecond: dice.pick([Infinity, Infinity, 10, 0.5]),
    mostCancelled: dice.pick([1, 2, 10, 10]),
    canLookUp,
    keysForMs: kind === 'idempotent' ? dice.pick([HOUR_MS, 24 * HOUR_MS]) : 0,
    // A log tells of a whole request only where one is taken as a whole.
    refusesWhole: canLookUp || (kind !== 'idempotent' && dice.chance(0.5)),
    isPastSent: dice.chance(0.5),
  };
}

/** The kinds of providers there are, as far as the protocol can tell them apart. */
import type { Dice } from './dice.ts';
import type { Plot } from './world.ts';

export interface Profile {
  readonly kind: 'schedules' | 'plain' | 'idempotent' | 'single';
  readonly batchSize: number;
  readonly atOnce: number;
  readonly perSecond: number;
  /** Schedules that may stand cancelled at once. */
  readonly mostCancelled: number;
  readonly canLookUp: boolean;
  /** For how long a key is known; the transport promises an hour less. */
  readonly keysForMs: number;
  /** Whether an address that is none spoils the whole request, or is left out of it. */
  readonly refusesWhole: boolean;
  /** What becomes of a mail whose time has passed when it arrives. */
  readonly isPastSent: boolean;
}

const HOUR_MS = 3_600_000;

export function rollProfile(dice: Dice, plot: Plot): Profile {
  const kind =
    plot === 'anything'
      ? dice.pick<Profile['kind']>(['schedules', 'schedules', 'plain', 'idempotent', 'single'])
      : 'schedules';
  const canLookUp = kind === 'schedules' || (kind === 'plain' && dice.chance(0.5));
  return {
    kind,
    batchSize: kind === 'single' || plot === 'crowd' ? 1 : dice.int(1, 4),
    atOnce: dice.int(1, 4),
    perSecond: plot === 'anything' ? dice.pick([Infinity, Infinity, 10, 0.5]) : Infinity,
    mostCancelled: dice.pick([1, 2, 10, 10, 10, 10]),
    canLookUp,
    keysForMs: kind === 'idempotent' ? dice.pick([2 * HOUR_MS, 24 * HOUR_MS]) : 0,
    // A log tells of a whole request only where one is taken as a whole.
    refusesWhole: canLookUp || (kind !== 'idempotent' && dice.chance(0.5)),
    isPastSent: dice.chance(0.5),
  };
}

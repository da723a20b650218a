/** What everything in one trial shares: chance, time, what may go wrong, and what was seen. */
import { dice, type Dice } from './dice.ts';
import { Timeline } from './timeline.ts';

/** How often each thing goes wrong, per call. */
export interface Perils {
  /** The process dies before the call, or while it is under way. */
  readonly death: number;
  /** The call fails, without or with its effect. */
  readonly failure: number;
  /** Nothing ever comes back: before or after the effect. */
  readonly hang: number;
  /** The process is held up for a while, such as by a machine that sleeps. */
  readonly holdUp: number;
  /** The answer is on its way for a while, and others go on. */
  readonly delay: number;
  /** An exchange with the provider goes wrong somehow. */
  readonly network: number;
}

/**
 * What a trial is mostly about. `anything`: whatever befalls an author. `quarrel`: several take
 * schedules back at nearly the same time, and nearly too late. `crowd`: many batches share
 * schedules, and many workers send them.
 */
export type Plot = 'anything' | 'quarrel' | 'crowd';

export interface Tally {
  deaths: number;
  hangs: number;
  failures: number;
  requests: number;
  late: number;
  jumps: number;
  cancelled: number;
  unknown: number;
  resent: number;
  delivered: number;
  /** Copies that nobody decided on, and people who are accounted for wrongly. */
  duplicates: number;
  lost: number;
}

const NO_PERILS: Perils = { death: 0, failure: 0, hang: 0, holdUp: 0, delay: 0, network: 0 };
const START = Date.parse('2026-12-01T08:00:00Z');

export class World {
  readonly dice: Dice;
  readonly plot: Plot;
  readonly time = new Timeline(START);
  readonly tally: Tally = emptyTally();
  readonly violations: string[] = [];
  perils: Perils;
  /** Until then the provider refuses connections. */
  downUntil = 0;
  /** What the ledger went through since it was last asked, for the trace. */
  news: () => readonly string[] = () => [];
  readonly #lines: string[] | undefined;

  constructor(seed: number, isTraced: boolean) {
    this.dice = dice(seed);
    this.#lines = isTraced ? [] : undefined;
    this.plot = this.dice.pick<Plot>([
      ...(['anything', 'anything', 'anything', 'anything', 'anything'] as const),
      'quarrel',
      'crowd',
    ]);
    const isPlain = this.plot === 'anything';
    const level = (): number => (isPlain ? this.dice.pick([0, 0.002, 0.01, 0.03]) : 0.002);
    this.perils = {
      death: level(),
      failure: level(),
      hang: level() / 2,
      holdUp: level(),
      delay: isPlain ? this.dice.pick([0, 0.1, 0.5]) : 0.5,
      network: isPlain ? this.dice.pick([0, 0.05, 0.2, 0.5]) : this.dice.pick([0.2, 0.4]),
    };
  }

  get lines(): readonly string[] {
    return this.#lines ?? [];
  }

  /** Nothing goes wrong any more; what already went wrong still takes its course. */
  calm(): void {
    this.perils = NO_PERILS;
    this.downUntil = 0;
  }

  note(line: () => string): void {
    if (this.#lines === undefined) return;
    const at = (this.time.now - START) / 1000;
    const lines = [...this.news(), line()];
    this.#lines.push(...lines.map((each) => `${at.toFixed(3).padStart(11)} s  ${each}`));
  }

  violation(what: string): void {
    this.violations.push(what);
    this.note(() => `VIOLATION: ${what}`);
  }
}

export function emptyTally(): Tally {
  return {
    deaths: 0,
    hangs: 0,
    failures: 0,
    requests: 0,
    late: 0,
    jumps: 0,
    cancelled: 0,
    unknown: 0,
    resent: 0,
    delivered: 0,
    duplicates: 0,
    lost: 0,
  };
}

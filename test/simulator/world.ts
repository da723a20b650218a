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
  /** An exchange with the provider goes wrong somehow. */
  readonly network: number;
}

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
}

const NO_PERILS: Perils = { death: 0, failure: 0, hang: 0, holdUp: 0, network: 0 };
const START = Date.parse('2026-12-01T08:00:00Z');

export class World {
  readonly dice: Dice;
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
    const level = (): number => this.dice.pick([0, 0.002, 0.01, 0.03]);
    this.perils = {
      death: level(),
      failure: level(),
      hang: level() / 2,
      holdUp: level(),
      network: this.dice.pick([0, 0.05, 0.2, 0.5]),
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
  };
}

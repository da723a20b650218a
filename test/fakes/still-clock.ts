/** A clock that stands still until a test moves it. */
import type { Clock } from '../../src/ports/clock.ts';

export interface StillClock extends Clock {
  /** Moves on by so many milliseconds. */
  pass(ms: number): void;
}

export function stillClock(start = '2023-11-02T08:00:00Z'): StillClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    sleep: () => Promise.resolve(),
    pass: (ms) => {
      now += ms;
    },
  };
}

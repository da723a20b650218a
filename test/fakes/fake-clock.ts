/** A clock that moves only when somebody sleeps. */
import type { Clock } from '../../src/ports/clock.ts';

export interface FakeClock extends Clock {
  /** Every wait so far, in milliseconds. */
  readonly slept: number[];
}

export function fakeClock(start = new Date('2023-11-02T08:00:00Z')): FakeClock {
  let nowMs = start.getTime();
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(nowMs),
    async sleep(ms) {
      slept.push(ms);
      nowMs += ms;
    },
  };
}

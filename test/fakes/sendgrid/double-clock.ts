/** The clock of the double: it runs with the machine's or stands still, and can be moved on. */

export interface DoubleClock {
  now(): Date;
  /** Never back. */
  moveTo(at: Date): void;
  pass(ms: number): void;
}

/** Stands still from `start` on; without it, it runs. */
export function doubleClock(start: Date | undefined): DoubleClock {
  let ahead = 0;
  const now = () => (start?.getTime() ?? Date.now()) + ahead;
  const pass = (ms: number) => {
    if (ms < 0) throw new Error('The clock of the double cannot be turned back.');
    ahead += ms;
  };
  return { now: () => new Date(now()), pass, moveTo: (at) => pass(at.getTime() - now()) };
}

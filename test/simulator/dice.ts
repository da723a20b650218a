/** Chance from a seed: the same throws in every run. */

export interface Dice {
  /** In [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** Both ends included. */
  int(min: number, max: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Milliseconds, small ones as likely as large ones. */
  spread(minMs: number, maxMs: number): number;
}

/** Mulberry32: 32 bits of state, mixed well enough to throw dice. */
export function dice(seed: number): Dice {
  let state = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (from) => from[int(0, from.length - 1)] ?? from[0],
    spread: (minMs, maxMs) => Math.round(minMs * (maxMs / minMs) ** next()),
  };
}

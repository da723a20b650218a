/** Remembers what was seen, so that it counts once. */
import { createRecentKeys } from './recent-keys.ts';

export interface SeenOnce {
  /** False when it was seen before. */
  see(name: string): boolean;
}

/** `atLeast` that many names are remembered; the oldest are forgotten first. */
export function createSeenOnce(atLeast: number): SeenOnce {
  const seen = createRecentKeys<true>({ atLeast, forMs: Infinity }, () => 0);
  return {
    see(name) {
      if (seen.get(name) === true) return false;
      seen.set(name, true);
      return true;
    },
  };
}

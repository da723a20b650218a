/** Remembers what was seen, so that it counts once; the oldest are forgotten first. */

export interface SeenOnce {
  /** False when it was seen before. */
  see(name: string): boolean;
}

export function createSeenOnce(most: number): SeenOnce {
  const seen = new Set<string>();
  return {
    see(name) {
      if (seen.has(name)) return false;
      if (seen.size >= most) {
        const [oldest] = seen;
        if (oldest !== undefined) seen.delete(oldest);
      }
      seen.add(name);
      return true;
    },
  };
}

/** Values by key that are forgotten some time after they were set, within a bound on their number. */

export interface RecentKeys<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/**
 * Keeps the last `atLeast` keys that were set, and never more than twice as many; each for `forMs`
 * at least, and until the next is set after twice as long at most.
 *
 * Two generations instead of one map from which the oldest is deleted again and again: V8's maps
 * keep the place of what was deleted, and to find the oldest means to pass all such places.
 */
export function createRecentKeys<Value>(
  keeping: { readonly atLeast: number; readonly forMs: number },
  now: () => number,
): RecentKeys<Value> {
  let recent = new Map<string, Value>();
  let older = new Map<string, Value>();
  let begunAt = now();

  function turn(): void {
    older = recent;
    recent = new Map();
    begunAt = now();
  }

  return {
    get: (key) => recent.get(key) ?? older.get(key),
    set(key, value) {
      if (recent.size >= keeping.atLeast || now() - begunAt >= keeping.forMs) turn();
      recent.set(key, value);
    },
  };
}

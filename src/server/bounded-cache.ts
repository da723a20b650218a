/** Values that are made once and shared, within a bound on their weight. */

export interface BoundedCache<Value> {
  /** Makes the value unless it is kept, or being made for somebody else. What fails is not kept. */
  get(key: string, make: () => Promise<Value>): Promise<Value>;
}

/**
 * `most` is the weight of all that is kept; what was not asked for the longest goes first. What
 * weighs more than all that may be kept is handed on and forgotten.
 */
export function createBoundedCache<Value>(bound: {
  readonly most: number;
  weigh(value: Value): number;
}): BoundedCache<Value> {
  // A Map keeps the order in which keys were set: the first one is the oldest.
  const entries = new Map<string, { readonly value: Promise<Value>; weight: number }>();
  let total = 0;

  function drop(key: string): void {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  }

  function settle(key: string, value: Promise<Value>, weight: number): void {
    const entry = entries.get(key);
    if (entry?.value !== value) return;
    entry.weight = weight;
    total += weight;
    if (weight > bound.most) drop(key);
    for (const oldest of entries.keys()) {
      if (total <= bound.most) return;
      drop(oldest);
    }
  }

  return {
    get(key, make) {
      const kept = entries.get(key);
      if (kept !== undefined) {
        entries.delete(key);
        entries.set(key, kept);
        return kept.value;
      }
      const value = make();
      entries.set(key, { value, weight: 0 });
      value.then(
        (made) => settle(key, value, bound.weigh(made)),
        () => entries.get(key)?.value === value && drop(key),
      );
      return value;
    },
  };
}

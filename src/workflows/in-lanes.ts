/** Work in several groups: some groups at a time, the largest first. */

const LANES = 8;

/** A signal ends it between two groups. */
export async function inLanes<Item>(
  groups: readonly (readonly Item[])[],
  work: (group: readonly Item[]) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  // The longest first, so that none is begun when all others have ended.
  const waiting = groups.toSorted((a, b) => b.length - a.length);
  const lane = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      if (signal?.aborted === true) return;
      await work(group);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

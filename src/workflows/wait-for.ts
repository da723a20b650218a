/** Waiting that an interruption ends. */
import type { Clock } from '../ports/clock.ts';

/** A wait is slept in slices, so that an interruption is noticed within this time. */
const SLICE_MS = 250;

export async function waitFor(
  ports: { readonly clock: Clock },
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let left = ms; left > 0 && !signal?.aborted; left -= SLICE_MS) {
    await ports.clock.sleep(Math.min(left, SLICE_MS));
  }
}

/** Something begun at a steady rate, whether or not what was begun before has ended. */
import { setTimeout as sleep } from 'node:timers/promises';

const TICK_MS = 2;

/**
 * `act` is told when its turn was due, by `performance.now()`: whoever measures from then on counts
 * the wait as well that a server causes by being slow, which a closed loop would leave out.
 */
export async function steadyLoad(
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  act: (no: number, dueAt: number) => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const under: Promise<void>[] = [];
  for (const all = perSecond * seconds; under.length < all;) {
    const due = Math.floor(((performance.now() - startedAt) * perSecond) / 1000) + 1;
    while (under.length < Math.min(due, all)) {
      const no = under.length;
      under.push(act(no, startedAt + (no * 1000) / perSecond));
    }
    await sleep(TICK_MS);
  }
  await Promise.all(under);
}

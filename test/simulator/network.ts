/** One request to the provider and its answer, of which each may be lost, or be late. */
import type { World } from './world.ts';

export type Exchange<T> =
  | { readonly kind: 'answer'; readonly value: T; readonly at: number }
  /** Certain that the provider did not act upon it. */
  | { readonly kind: 'nothing'; readonly reason: string; readonly retryAfterMs: number }
  | { readonly kind: 'no-answer'; readonly reason: string };

const TIMEOUT_MS = 30_000;
const LATEST_MS = 50 * 60_000;

/** Once it has left it takes its course, whatever becomes of the process. `act` is the provider's. */
export function exchange<T>(world: World, what: string, act: () => T): Promise<Exchange<T>> {
  const { dice, perils, tally, time } = world;
  tally.requests += 1;
  return new Promise((resolve) => {
    const later = (ms: number, found: Exchange<T>): void => time.after(ms, () => resolve(found));
    const acted = (): Exchange<T> => ({ kind: 'answer', value: act(), at: time.now });
    if (time.now < world.downUntil) {
      return later(100, { kind: 'nothing', reason: 'connection refused', retryAfterMs: 5000 });
    }
    const travelMs = dice.spread(5, 2000);
    if (!dice.chance(perils.network)) {
      return time.after(travelMs, () => later(dice.spread(5, 2000), acted()));
    }
    const silence = { kind: 'no-answer', reason: 'time-out' } as const;
    const how = dice.pick(['busy', 'lost', 'unanswered', 'late', 'slow', 'error', 'error-taken']);
    world.note(() => `        network: ${what} is ${how}`);
    switch (how) {
      case 'busy':
        return later(travelMs, {
          kind: 'nothing',
          reason: '429',
          retryAfterMs: dice.spread(1000, 60_000),
        });
      case 'lost':
        return later(TIMEOUT_MS, silence);
      case 'unanswered':
        time.after(travelMs, () => void act());
        return later(TIMEOUT_MS, silence);
      case 'late':
        tally.late += 1;
        time.after(dice.spread(TIMEOUT_MS, LATEST_MS), () => {
          world.note(() => `        network: ${what} arrives late`);
          act();
        });
        return later(dice.pick([travelMs, TIMEOUT_MS]), silence);
      case 'slow':
        return time.after(dice.spread(1000, TIMEOUT_MS), () => later(travelMs, acted()));
      case 'error':
        return later(travelMs, { kind: 'no-answer', reason: '500' });
      case 'error-taken':
        return time.after(travelMs, () => {
          act();
          later(travelMs, { kind: 'no-answer', reason: '500' });
        });
    }
  });
}

/** How often something may be asked, counted in this process's memory. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface Limit {
  /** Counts one more; how long to wait when that is too many, in whole seconds. */
  take(key: string): Promise<number | undefined>;
  /** The same without counting. */
  look(key: string): Promise<number | undefined>;
}

export function createLimit(most: { readonly times: number; readonly inSeconds: number }): Limit {
  const limiter = new RateLimiterMemory({ points: most.times, duration: most.inSeconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return undefined;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return secondsOf(refused);
        throw refused;
      }
    },
    async look(key) {
      const known = await limiter.get(key);
      if (known === null || known.consumedPoints < most.times) return undefined;
      return secondsOf(known);
    },
  };
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}

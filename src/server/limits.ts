/** How often something may be asked, counted in this process's memory. */
import { createRecentKeys } from './recent-keys.ts';

export interface Limit {
  /** Counts one more; how long to wait when that is too many, in whole seconds. */
  take(key: string): number | undefined;
  /** The same without counting. */
  look(key: string): number | undefined;
}

interface Count {
  readonly endsAt: number;
  times: number;
}

/** Of so many keys at least the counts are kept; beyond that, the older ones begin anew. */
const KEYS = 50_000;

/** A key's time begins when it is first taken. `now` is in milliseconds, and never goes back. */
export function createLimit(
  most: { readonly times: number; readonly inSeconds: number },
  now: () => number = () => performance.now(),
): Limit {
  const windowMs = most.inSeconds * 1000;
  const counts = createRecentKeys<Count>({ atLeast: KEYS, forMs: windowMs }, now);
  const current = (key: string): Count | undefined => {
    const count = counts.get(key);
    return count !== undefined && count.endsAt > now() ? count : undefined;
  };
  const waitOf = ({ endsAt }: Count): number => Math.max(1, Math.ceil((endsAt - now()) / 1000));
  return {
    take(key) {
      const count = current(key);
      if (count === undefined) {
        counts.set(key, { endsAt: now() + windowMs, times: 1 });
        return undefined;
      }
      count.times += 1;
      return count.times > most.times ? waitOf(count) : undefined;
    },
    look(key) {
      const count = current(key);
      return count !== undefined && count.times >= most.times ? waitOf(count) : undefined;
    },
  };
}

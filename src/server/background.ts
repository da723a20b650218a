/** Work that an answer need not wait for; a stopping server waits for it. */
import { describeError, type Log } from './access-log.ts';

export interface Background {
  run(task: () => Promise<void>): void;
  /** Resolves when nothing is under way. */
  drain(): Promise<void>;
}

export function createBackground(log: Log): Background {
  const underWay = new Set<Promise<void>>();
  return {
    run(task) {
      const done = task()
        .catch((error: unknown) => log(`background ${describeError(error)}`))
        .finally(() => underWay.delete(done));
      underWay.add(done);
    },
    async drain() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** Workers that look by themselves, every few seconds: for a store on one machine. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Wakeups } from '../../ports/ledger.ts';

const LOOK_EVERY_MS = 5000;

/** `pending` tells the issues that have an unfinished run. */
export function polledWakeups(pending: () => Promise<readonly string[]>): Wakeups {
  return {
    async wake() {
      // Whoever is awake sees it at the next look.
    },
    async listen(look, signal) {
      while (!signal.aborted) {
        for (const issueId of await pending()) if (!signal.aborted) await look(issueId);
        await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
      }
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** One write for whoever comes at the same moment: the wait for the disk is shared. */
import { setTimeout as sleep } from 'node:timers/promises';

/** What waits to be written, and whom to tell. */
interface Waiting<Item> {
  readonly item: Item;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Between two writes, as a multiple of what the first took: at most a third of the time is written. */
const REST = 2;
/** A disk that is slow for once must not make everybody wait for as long again. */
const MOST_REST_MS = 50;

/**
 * Who comes alone is written at once. Who comes while a group is written, or shortly afterwards,
 * waits for the next: a store that blocks the process while it writes leaves it time to answer, and
 * the busier it is the larger the groups are. Resolves when the item is written; when `write`
 * throws, all of its group are refused, and nobody else.
 */
export function groupCommit<Item>(
  write: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let gathered: Waiting<Item>[] = [];
  let isWriting = false;
  let restUntil = 0;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (gathered.length > 0) {
      const restMs = restUntil - performance.now();
      if (restMs > 0) await sleep(restMs);
      const group = gathered;
      gathered = [];
      const begunAt = performance.now();
      try {
        await write(group.map(({ item }) => item));
        for (const { done } of group) done();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
      const endedAt = performance.now();
      restUntil = endedAt + Math.min(REST * (endedAt - begunAt), MOST_REST_MS);
    }
    isWriting = false;
  }

  return (item) =>
    new Promise((done, failed) => {
      gathered.push({ item, done, failed });
      if (!isWriting) void writeAll();
    });
}

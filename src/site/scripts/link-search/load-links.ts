/** Fetches the links: the newest at first, older ones when they are asked for. */
import type { LinksFile, OlderLinks } from '../../../core/edition/links-json/listed-link.ts';

const ANSWER_WITHIN_MS = 60_000;

export interface LinkFiles {
  /** Of all files that are not loaded yet, together. */
  readonly left: number;
  newest(): Promise<LinksFile>;
  /** undefined when all are there. What failed is tried again by the next call. */
  nextOlder(): Promise<LinksFile | undefined>;
}

export function createLinkFiles(): LinkFiles {
  let older: readonly OlderLinks[] = [];
  return {
    get left() {
      return older.reduce((sum, { count }) => sum + count, 0);
    },
    async newest() {
      const file = await load('/links.json');
      older = file.older ?? [];
      return file;
    },
    async nextOlder() {
      const [next, ...rest] = older;
      if (next === undefined) return undefined;
      const file = await load(next.address);
      older = rest;
      return file;
    },
  };
}

async function load(address: string): Promise<LinksFile> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!answer.ok) throw new Error(`${address} is not to be had.`);
  const file: LinksFile = await answer.json();
  // A page that was open while the archive was built anew by another version.
  if (file.version !== 1) throw new Error(`${address} is of another version.`);
  return file;
}

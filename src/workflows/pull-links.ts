/** Fetching the links that wait at the server into the folder: each is filed before it is let go. */
import type { LinkRecord } from '../core/link/link-record.ts';
import type { CapturedLinks, LinkFiles } from '../ports/links.ts';
import { fileCaptured } from './take-captured-link.ts';

export interface PulledLinks {
  readonly filed: readonly string[];
  /** Files that were there for pages that waited. */
  readonly known: readonly string[];
}

const AT_ONCE = 100;
/** More have to be somebody's mischief; the next run takes the others. */
const MOST_ROUNDS = 100;

/** Cut off in the middle, it goes on with the next run: what was filed is known then. */
export async function pullLinks(
  ports: {
    readonly links: LinkFiles;
    readonly captured: Pick<CapturedLinks, 'list' | 'taken'>;
  },
  signal: AbortSignal,
): Promise<PulledLinks> {
  const filed: string[] = [];
  const known: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const waiting = await ports.captured.list(AT_ONCE);
    if (waiting.length === 0) break;
    const records: readonly LinkRecord[] = (await ports.links.all()).records;
    for (const { link } of waiting) {
      signal.throwIfAborted();
      const taken = await fileCaptured(ports.links, records, link);
      if (taken.state === 'filed') filed.push(taken.path);
      else known.push(taken.path ?? link.url);
    }
    await ports.captured.taken(waiting.map(({ id }) => id));
  }
  return { filed, known };
}

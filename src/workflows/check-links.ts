/** Asks the pages that links lead to, politely, and keeps what they answered. */
import type { CheckedPage } from '../core/link-check/checked-page.ts';
import { isForgotten, isFresh, type KeptCheck } from '../core/link-check/kept-check.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkChecks } from '../ports/links.ts';
import type { WebFetcher } from '../ports/web.ts';
import { askPages } from './ask-pages.ts';

export interface CheckLinksPorts {
  readonly web: WebFetcher;
  readonly clock: Clock;
  readonly checks: LinkChecks;
}

export interface CheckLinksOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, count: number) => void) | undefined;
}

export interface LinksChecked {
  /** By address; of the pages that were asked now or a while ago. */
  readonly checks: ReadonlyMap<string, KeptCheck>;
  readonly asked: number;
  readonly isInterrupted: boolean;
}

/** So many answers may have to be asked for again after a crash. */
const KEPT_EVERY = 25;

const OFFLINE =
  'the DNS does not know its name, and nobody else answered, so this machine may be offline';

/** What was found is kept when it is interrupted; the next check goes on from there. */
export async function checkLinks(
  ports: CheckLinksPorts,
  pages: readonly CheckedPage[],
  { signal, onProgress }: CheckLinksOptions = {},
): Promise<LinksChecked> {
  const now = ports.clock.now();
  const kept = new Map(
    [...(await ports.checks.read())].filter(([, check]) => !isForgotten(check, now)),
  );
  const urls = [...new Set(pages.map(({ url }) => url))];
  const checks = new Map<string, KeptCheck>();
  for (const url of urls) {
    const check = kept.get(url);
    if (check !== undefined && isFresh(check, now)) checks.set(url, check);
  }
  const nameless = new Map<string, KeptCheck>();
  let asked = 0;
  let hasAnybodyAnswered = false;
  let saving = Promise.resolve();
  const save = (): Promise<void> => (saving = saving.then(() => ports.checks.write(kept)));
  onProgress?.(checks.size, urls.length);
  try {
    await askPages(
      ports,
      urls.filter((url) => !checks.has(url)),
      async (url, check, isToKeep) => {
        checks.set(url, check);
        hasAnybodyAnswered ||= check.status > 0;
        if (isNameless(check)) nameless.set(url, check);
        else if (isToKeep) kept.set(url, check);
        if (isToKeep) asked += 1;
        onProgress?.(checks.size, urls.length);
        if (asked % KEPT_EVERY === 0) await save();
      },
      signal,
    );
    for (const [url, check] of nameless) {
      if (hasAnybodyAnswered) kept.set(url, check);
      else checks.set(url, { ...check, state: 'unknown', detail: OFFLINE });
    }
  } finally {
    if (asked > 0) await save();
  }
  return { checks, asked, isInterrupted: signal?.aborted === true };
}

/** A machine that is offline knows no name at all: that a page is gone takes another that answers. */
function isNameless({ state, status }: KeptCheck): boolean {
  return state === 'dead' && status === 0;
}

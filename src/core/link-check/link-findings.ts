/** What is to be said of checked pages: one finding for each thing that is to be looked at. */
import { cutTitle } from '../link/check-source.ts';
import { samePages } from '../link/same-pages.ts';
import { trackingParameters } from '../link/url-key.ts';
import type { CheckedPage } from './checked-page.ts';
import type { KeptCheck } from './kept-check.ts';

export const findingKinds = [
  'dead',
  'moved',
  'insecure',
  'tracking',
  'cut-title',
  'twice',
  'unknown',
] as const;

export interface LinkFinding {
  readonly kind: (typeof findingKinds)[number];
  readonly path: string;
  readonly url: string;
  /** HTTP's; 0 where nobody answered, undefined where nobody was asked. */
  readonly status?: number | undefined;
  /** What is wrong, in a sentence. */
  readonly reason: string;
  /** `--fix` can mend it. */
  readonly isMendable: boolean;
}

/** A page without a check has not been asked. */
export function linkFindings(
  pages: readonly CheckedPage[],
  checks: ReadonlyMap<string, KeptCheck>,
): LinkFinding[] {
  const found = pages.flatMap((page) => findingsOf(page, checks.get(page.url)));
  return [...found, ...twiceIn(pages, checks)].toSorted(
    (a, b) => findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) || order(a.path, b.path),
  );
}

function findingsOf(page: CheckedPage, check: KeptCheck | undefined): LinkFinding[] {
  const { url, path, record } = page;
  const found: LinkFinding[] = [];
  const add = (kind: LinkFinding['kind'], reason: string, isMendable = false): void => {
    found.push({
      kind,
      path,
      url,
      ...(check === undefined ? {} : { status: check.status }),
      reason,
      isMendable: isMendable && record !== undefined,
    });
  };
  if (check?.state === 'dead') {
    const archived = record?.fields.archived;
    const snapshot = archived === undefined ? '' : `; a snapshot is filed: ${archived}`;
    add('dead', `${sentence(check.detail)}${snapshot}.`, archived === undefined);
  }
  if (check?.state === 'unknown') add('unknown', `${sentence(check.detail)}.`);
  if (check?.state === 'moved') add('moved', `${sentence(check.detail)}.`, true);
  if (check?.state === 'alive' && check.isSecureToo) {
    add('insecure', 'It answers at https:// too.', true);
  }
  const parameters = trackingParameters(url);
  if (parameters.length > 0) {
    add('tracking', `Its address says where a reader came from: ${parameters.join(', ')}.`, true);
  }
  const cut = cutTitle(page);
  if (cut !== undefined) add('cut-title', cut);
  return found;
}

/** Two addresses of one page, or two that have moved to one. */
function twiceIn(
  pages: readonly CheckedPage[],
  checks: ReadonlyMap<string, KeptCheck>,
): LinkFinding[] {
  const first = samePages<CheckedPage>();
  return pages.flatMap((page) => {
    const url = checks.get(page.url)?.movedTo ?? page.url;
    const other = first.find([url]);
    if (other === undefined) first.add(page, [url]);
    // One issue may well show what is filed; a second file of one page is too many.
    if (other?.record === undefined || page.record === undefined) return [];
    const { path } = page;
    return [
      {
        kind: 'twice',
        path,
        url: page.url,
        reason: `${other.path} is the same page.`,
        isMendable: false,
      },
    ];
  });
}

function sentence(detail: string): string {
  return `${detail.slice(0, 1).toUpperCase()}${detail.slice(1)}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The issues before and after one, and those to read next. */
import type { RelatedIssue } from '../../core/edition/related-issues.ts';
import type { WebEdition } from '../../core/edition/web-edition.ts';

export interface Neighbours {
  readonly newer: WebEdition | undefined;
  readonly older: WebEdition | undefined;
  /** At most three: those that it belongs together with, then those that stand nearest. */
  readonly readMore: readonly RelatedIssue[];
}

const MOST_TO_READ = 3;

/** `editions` come the newest first; `related` finds those of the issue at an index. */
export function neighboursOf(
  editions: readonly WebEdition[],
  index: number,
  related: (index: number, most: number) => readonly RelatedIssue[],
): Neighbours {
  const belonging = related(index, MOST_TO_READ);
  const known = new Set(belonging.map(({ edition }) => edition));
  // Older ones first, so that a new issue changes few pages. Those on both sides have their own line.
  const nearest = [
    ...editions.slice(index + 2, index + 2 + 2 * MOST_TO_READ),
    ...editions
      .slice(0, Math.max(0, index - 1))
      .slice(-2 * MOST_TO_READ)
      .toReversed(),
  ]
    .filter((edition) => !known.has(edition))
    .map((edition) => ({ edition, sharedLinks: 0, sharedTags: [] }));
  return {
    newer: editions[index - 1],
    older: editions[index + 1],
    readMore: [...belonging, ...nearest].slice(0, MOST_TO_READ),
  };
}

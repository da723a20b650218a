/** The issues before and after one, and those to read next. */
import type { WebEdition } from '../../core/edition/web-edition.ts';

export interface Neighbours {
  readonly newer: WebEdition | undefined;
  readonly older: WebEdition | undefined;
  /** The three that stand nearest, older ones first, so that a new issue changes few pages. */
  readonly readMore: readonly WebEdition[];
}

/** `editions` come the newest first. */
export function neighboursOf(editions: readonly WebEdition[], index: number): Neighbours {
  const older = editions.slice(index + 1, index + 4);
  const newer = editions.slice(0, index).slice(-3).toReversed();
  return {
    newer: editions[index - 1],
    older: editions[index + 1],
    readMore: [...older, ...newer].slice(0, 3),
  };
}

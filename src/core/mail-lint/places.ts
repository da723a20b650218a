/** Where in the author's files a stretch of a mail was written. */
import type { Place } from '../diagnostics.ts';
import type { HtmlOrigin } from '../edition/edition.ts';

/** Of the stretches around an offset the innermost, which begins last. */
export function placeAround(
  origins: readonly HtmlOrigin[],
  offset: number | undefined,
): Place | undefined {
  if (offset === undefined) return undefined;
  return origins.findLast(({ start, end }) => start <= offset && offset < end)?.place;
}

/** The stretches that lie in no other, in their order. */
export function outermost(origins: readonly HtmlOrigin[]): HtmlOrigin[] {
  const found: HtmlOrigin[] = [];
  for (const origin of origins) {
    if (origin.start >= (found.at(-1)?.end ?? 0)) found.push(origin);
  }
  return found;
}

/** Holds the extras that an issue announces against those that were written for it. */
import { MOST_NAME_FALLBACKS } from '../delivery/personal-parts.ts';
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { placeInFile } from '../markdown/place-of.ts';
import { fallbacksIn, textsOf, tooManyFallbacks } from './fallbacks.ts';
import type { Extra, Issue } from './issue.ts';

/** `path` of an extra is the file that it stands in. */
export function matchExtras(
  issue: Issue,
  extras: readonly (Extra & { readonly path: string })[],
): Diagnostic[] {
  const places = issue.body.children.filter((block) => block.type === 'extraPlace');
  const found: Diagnostic[] = [];
  for (const place of places) {
    const written = extras.find((extra) => extra.id === place.extraId);
    const at = placeInFile(issue.path)(place);
    if (written === undefined) {
      found.push(
        diagnostic('extra/unwritten', at, { reason: `The extra ${place.extraId} is not written.` }),
      );
    } else if (written.tier !== place.tier) {
      found.push(
        diagnostic('extra/other-tier', at, {
          reason: `The extra ${place.extraId} is announced for ${place.tier} and written for ${written.tier}.`,
        }),
      );
    }
  }
  for (const extra of extras) {
    if (extras.find((other) => other.id === extra.id) !== extra) {
      found.push(
        diagnostic('extra/duplicate', startOf(extra.path), {
          reason: `The id ${extra.id} is taken by another tier’s extra.`,
        }),
      );
    } else if (!places.some((place) => place.extraId === extra.id)) {
      found.push(
        diagnostic('extra/unplaced', startOf(extra.path), {
          reason: `The extra ${extra.id} has no place in ${issue.path}.`,
        }),
      );
    }
  }
  return [...found, ...checkFallbacks(issue, extras)];
}

/** The highest tier may read every extra, so all of them count together. */
function checkFallbacks(
  issue: Issue,
  extras: readonly (Extra & { readonly path: string })[],
): Diagnostic[] {
  const own = fallbacksIn(textsOf(issue));
  // Too many in the issue itself are reported there.
  if (own.size > MOST_NAME_FALLBACKS) return [];
  for (const extra of extras) {
    for (const fallback of fallbacksIn([extra.body])) own.add(fallback);
    if (own.size > MOST_NAME_FALLBACKS) return [tooManyFallbacks(startOf(extra.path))];
  }
  return [];
}

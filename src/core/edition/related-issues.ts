/** Which issues belong together: those that recommend the same pages, or carry the same rare tags. */
import { urlKey } from '../link/url-key.ts';
import type { WebEdition } from './web-edition.ts';

export interface RelatedIssue {
  readonly edition: WebEdition;
  /** Pages that both recommend. */
  readonly sharedLinks: number;
  /** Tags that both carry, the rarest first. */
  readonly sharedTags: readonly string[];
}

/** A page that two issues share says more than any tag; more of them say it louder. */
const LINK_WEIGHT = 10;
/** What more issues than this share tells them apart no longer, and would be slow to count. */
const MOST_CARRIERS = 400;

/**
 * Finds the `most` nearest of each issue: by shared links, then by shared tags, which weigh more the
 * fewer issues carry them. Of two that are equally near it is the one nearer in time, so that a new
 * issue changes few old pages. Only issues that share something are related.
 */
export function relatedIssues(
  editions: readonly WebEdition[],
): (index: number, most: number) => RelatedIssue[] {
  let known: readonly IssueTraits[] | undefined;
  const scores = new Float64Array(editions.length);
  return (index, most) => {
    // Most pages never ask.
    known ??= collectTraits(editions);
    const own = known[index] ?? new Set();
    return nearest(index, most, own, scores).flatMap((other) => {
      const edition = editions[other];
      const shared = [...own].filter((trait) => known?.[other]?.has(trait) === true);
      return edition === undefined ? [] : [{ edition, ...named(shared) }];
    });
  };
}

/** A link or a tag, one object for all issues that have it. */
interface Trait {
  readonly tag: string | undefined;
  /** The issues that have it. */
  readonly carriers: number[];
  weight: number;
}

type IssueTraits = ReadonlySet<Trait>;

function collectTraits(editions: readonly WebEdition[]): IssueTraits[] {
  const links = new Map<string, Trait>();
  const tags = new Map<string, Trait>();
  const all = editions.map((edition, index) => {
    const own = new Set<Trait>();
    const add = (known: Map<string, Trait>, name: string, tag?: string): void => {
      const trait = known.get(name) ?? { tag, carriers: [], weight: LINK_WEIGHT };
      known.set(name, trait);
      if (own.has(trait)) return;
      own.add(trait);
      trait.carriers.push(index);
    };
    for (const tag of edition.tags) add(tags, tag, tag);
    for (const { sources } of [...edition.reading, ...(edition.alsoRead ?? [])]) {
      for (const { url } of sources) add(links, urlKey(url));
    }
    return own;
  });
  for (const tag of tags.values()) tag.weight = Math.log(1 + editions.length / tag.carriers.length);
  return all;
}

/** `scores` is all zero, before and after. */
function nearest(
  index: number,
  most: number,
  traits: IssueTraits,
  scores: Float64Array,
): readonly number[] {
  const found: number[] = [];
  for (const { carriers, weight } of traits) {
    if (carriers.length > MOST_CARRIERS) continue;
    for (const other of carriers) {
      if (other === index) continue;
      if (scores[other] === 0) found.push(other);
      scores[other] = (scores[other] ?? 0) + weight;
    }
  }
  const score = (other: number): number => scores[other] ?? 0;
  const best: number[] = [];
  for (const other of found) {
    let at = best.length;
    while (at > 0 && isNearer(other, best[at - 1] ?? other)) at -= 1;
    if (at < most) best.splice(at, 0, other);
    if (best.length > most) best.pop();
  }
  for (const other of found) scores[other] = 0;
  return best;

  function isNearer(a: number, b: number): boolean {
    if (score(a) !== score(b)) return score(a) > score(b);
    const [fromA, fromB] = [Math.abs(a - index), Math.abs(b - index)];
    return fromA === fromB ? a > b : fromA < fromB;
  }
}

function named(shared: readonly Trait[]): Pick<RelatedIssue, 'sharedLinks' | 'sharedTags'> {
  const tags = shared.flatMap(({ tag, weight }) => (tag === undefined ? [] : [{ tag, weight }]));
  return {
    sharedLinks: shared.length - tags.length,
    sharedTags: tags
      .toSorted((a, b) => b.weight - a.weight || (a.tag < b.tag ? -1 : 1))
      .map(({ tag }) => tag),
  };
}

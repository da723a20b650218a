/** Tags for a new link, from those that the author gave to the most similar ones. */

/** What is known of a link that has tags, or is to get some. */
export interface TaggedText {
  readonly title: string;
  /** Comment or description. */
  readonly text: string;
  readonly site: string;
  readonly tags: readonly string[];
}

/** The best tag first; only those that similar links have, or the page's own words name. */
export type SuggestTags = (page: Omit<TaggedText, 'tags'>, most?: number) => string[];

const NEIGHBOURS = 15;
const MOST_CHARS = 2000;

/** What a tag is worth that the page's own words name: as much as a close neighbour. */
const NAMED = 0.5;

/** A tag with less of the best one's votes than this is a guess. */
const FAINTEST = 0.15;

/** Nearest neighbours by TF-IDF. The history is read once, and a page is held against it in no time. */
export function tagSuggester(links: readonly TaggedText[]): SuggestTags {
  const history = links.filter(({ tags }) => tags.length > 0);
  const tags = [...new Set(history.flatMap((link) => link.tags))];
  const index = indexOf(history);
  return (page, most = 5) => {
    const terms = termsOf(page);
    const votes = new Map<string, number>();
    const vote = (tag: string, weight: number): void =>
      void votes.set(tag, (votes.get(tag) ?? 0) + weight);
    for (const { at, near } of neighboursOf(terms, index)) {
      for (const tag of history[at]?.tags ?? []) vote(tag, near);
    }
    for (const tag of tags) {
      if (tag.split('-').every((word) => terms.has(word) || terms.has(`${word}s`)))
        vote(tag, NAMED);
    }
    const best = Math.max(...votes.values());
    return [...votes]
      .filter(([, weight]) => weight >= best * FAINTEST)
      .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, most)
      .map(([tag]) => tag);
  };
}

/** How much each term says of a link. */
type Terms = ReadonlyMap<string, number>;

interface Index {
  readonly size: number;
  readonly holders: ReadonlyMap<
    string,
    readonly { readonly at: number; readonly weight: number }[]
  >;
  readonly rarity: (term: string) => number;
}

function indexOf(history: readonly TaggedText[]): Index {
  const terms = history.map(termsOf);
  const counts = new Map<string, number>();
  for (const each of terms) {
    for (const term of each.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const rarity = (term: string): number =>
    Math.max(0, Math.log((history.length + 1) / ((counts.get(term) ?? 0) + 0.5)));
  const holders = new Map<string, { readonly at: number; readonly weight: number }[]>();
  for (const [at, each] of terms.entries()) {
    for (const [term, weight] of weighed(each, rarity)) {
      const known = holders.get(term);
      if (known === undefined) holders.set(term, [{ at, weight }]);
      else known.push({ at, weight });
    }
  }
  return { size: history.length, holders, rarity };
}

/** The closest ones with their cosine. */
function neighboursOf(
  terms: Terms,
  { size, holders, rarity }: Index,
): { readonly at: number; readonly near: number }[] {
  const sums = new Float64Array(size);
  for (const [term, weight] of weighed(terms, rarity)) {
    for (const holder of holders.get(term) ?? []) {
      sums[holder.at] = (sums[holder.at] ?? 0) + weight * holder.weight;
    }
  }
  return [...sums.entries()]
    .filter(([, near]) => near > 0)
    .map(([at, near]) => ({ at, near }))
    .toSorted((a, b) => b.near - a.near)
    .slice(0, NEIGHBOURS);
}

function termsOf({ title, text, site }: Omit<TaggedText, 'tags'>): Terms {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number): void =>
    void terms.set(term, (terms.get(term) ?? 0) + weight);
  for (const word of wordsOf(title)) add(word, 2);
  for (const word of wordsOf(text.slice(0, MOST_CHARS))) add(word, 1);
  if (site !== '') add(`site ${site.toLowerCase()}`, 2);
  return terms;
}

let segmenter: Intl.Segmenter | undefined;

/** Chinese and Japanese are divided by dictionary, which is slow; all else at what is no letter. */
function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFKC');
  if (!/[\u3040-\u30ff\u3400-\u9fff]/.test(plain)) {
    return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1);
  }
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(plain)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/** Of length 1, so that a long comment is no closer to everything. */
function weighed(terms: Terms, rarity: Index['rarity']): Terms {
  const weights = [...terms].map(
    ([term, count]) => [term, rarity(term) * (1 + Math.log(count))] as const,
  );
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}

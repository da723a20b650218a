/** The index of all links that were loaded: finds, filters and counts. */
import MiniSearch from 'minisearch';
import type { JsonMl } from '../../../core/edition/links-json/json-ml.ts';
import type { LinksFile, ListedLink } from '../../../core/edition/links-json/listed-link.ts';
import { soughtWords } from '../../../core/finding/search-query.ts';
import { searchWords } from '../../../core/finding/search-words.ts';
import { facetsOf, type LinkFacets, passes } from './link-facets.ts';
import type { SearchQuery } from './search-query.ts';

export interface IndexedLink {
  readonly link: ListedLink;
  readonly file: LinksFile;
  readonly facets: LinkFacets;
}

export interface Found {
  /** With all filters; the best first, or the newest where no words are looked for. */
  readonly links: readonly IndexedLink[];
  /** By the words alone, from which the values of filters are counted. */
  readonly unfiltered: readonly IndexedLink[];
  /** The words of a link that fit, in the form in which they are compared. */
  readonly wordsIn: (link: IndexedLink) => ReadonlySet<string>;
}

export interface LinkIndex {
  readonly size: number;
  /** Newer files before older ones. The page stays usable meanwhile. */
  add(file: LinksFile): Promise<void>;
  find(query: SearchQuery): Found;
}

/** What is indexed between two looks at what the reader does. */
const LINKS_AT_A_TIME = 250;
const NO_WORDS: ReadonlySet<string> = new Set();

export function createLinkIndex(): LinkIndex {
  const all: IndexedLink[] = [];
  const index = new MiniSearch<number>({
    fields: ['title', 'names', 'tags', 'comment'],
    extractField: (number, field) => fieldOf(all[number], number, field),
    tokenize: (text) => searchWords(text).map(({ word }) => word),
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (text) => soughtWords(text).map(({ word }) => word),
      combineWith: 'AND',
      boost: { title: 4, names: 3, tags: 3 },
      // Where words are written without spaces, one character begins a pair.
      prefix: (term) => term.length > 1 || /[\u2e80-\u{10ffff}]/u.test(term),
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  return {
    get size() {
      return all.length;
    },
    async add(file) {
      const first = all.length;
      for (const link of file.links) all.push({ link, file, facets: facetsOf(link, file) });
      const numbers = file.links.map((_, offset) => first + offset);
      await index.addAllAsync(numbers, { chunkSize: LINKS_AT_A_TIME });
    },
    find({ text, filters }) {
      const words = new Map<IndexedLink, ReadonlySet<string>>();
      const unfiltered = text.trim() === '' ? all : search(index, all, text, words);
      return {
        links: unfiltered.filter(({ facets }) => passes(facets, filters)),
        unfiltered,
        wordsIn: (link) => words.get(link) ?? NO_WORDS,
      };
    },
  };
}

function search(
  index: MiniSearch<number>,
  all: readonly IndexedLink[],
  text: string,
  words: Map<IndexedLink, ReadonlySet<string>>,
): IndexedLink[] {
  return index.search(text).flatMap(({ id, terms }) => {
    const link = all[Number(id)];
    if (link === undefined) return [];
    words.set(link, new Set(terms));
    return [link];
  });
}

function fieldOf(entry: IndexedLink | undefined, number: number, field: string): string {
  if (field === 'id') return String(number);
  if (entry === undefined) return '';
  const { link, facets } = entry;
  switch (field) {
    case 'title':
      return [link.title, ...(link.more ?? []).map(({ title }) => title)].join(' ');
    case 'names':
      return [...facets.author, ...facets.site].map(({ label }) => label).join(' ');
    case 'tags':
      return (link.tags ?? []).join(' ');
    default:
      return typeof link.comment === 'string' ? link.comment : textOf(link.comment ?? []);
  }
}

function textOf(nodes: readonly JsonMl[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const [name, , ...children] = node;
      const text = textOf(children);
      return /^(?:p|li|pre|blockquote|td|th|br|div)$/.test(name) ? ` ${text} ` : text;
    })
    .join('');
}

/** Loads what a search needs, each file once, and finds. */
import { find, type FoundNumbers } from './find.ts';
import {
  LINKS_A_FILE,
  type IssueRecord,
  type LinkRecord,
  type LinksOfFile,
  SEARCH_VERSION,
  searchAddresses,
  type SearchIndex,
  type WordsFile,
} from './search-index.ts';
import type { SoughtWord } from './search-query.ts';

/** The JSON at an address of this archive; what failed is asked for again. */
export type LoadJson = <T>(address: string) => Promise<T>;

export interface SearchLibrary {
  find(words: readonly SoughtWord[]): Promise<FoundNumbers>;
  issue(number: number): Promise<IssueRecord>;
  link(number: number): Promise<LinkRecord | undefined>;
}

/** Words that begin alike stand in so many files at most that all are looked through. */
const MOST_FILES_A_WORD = 3;

export function createSearchLibrary(loadJson: LoadJson): SearchLibrary {
  const [words, issues, links] = [
    loadedOnce<WordsFile>(loadJson),
    loadedOnce<IssueRecord>(loadJson),
    loadedOnce<LinksOfFile>(loadJson),
  ];
  let index: Promise<SearchIndex> | undefined;
  const search = async (sought: readonly SoughtWord[]): Promise<FoundNumbers> => {
    index ??= loadJson<SearchIndex>(searchAddresses.index);
    const { version, parts, ...counts } = await index;
    if (version !== SEARCH_VERSION) throw new Error('The search is of another version.');
    const rows = await Promise.all(
      sought.map(async (word) => {
        const addresses = partsFor(parts, word).map(searchAddresses.words);
        return (await Promise.all(addresses.map(words))).flat();
      }),
    );
    return find(sought, rows, counts);
  };
  return {
    find: (sought) =>
      search(sought).catch(() => {
        // The archive may have been built anew since the page was opened, and its words with it.
        index = undefined;
        return search(sought);
      }),
    issue: (number) => issues(searchAddresses.issue(number)),
    async link(number) {
      const file = await links(searchAddresses.link(number));
      return file[number % LINKS_A_FILE];
    },
  };
}

function loadedOnce<T>(loadJson: LoadJson): (address: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (address) => {
    const loading = known.get(address) ?? loadJson<T>(address);
    known.set(address, loading);
    loading.catch(() => known.delete(address));
    return loading;
  };
}

/** The files in which a word may stand, and what begins with it where it is open. */
export function partsFor(
  parts: SearchIndex['parts'],
  { word, isOpen }: SoughtWord,
): readonly string[] {
  const after = parts.findIndex(([first]) => first > word);
  const start = Math.max(0, (after < 0 ? parts.length : after) - 1);
  const more = isOpen ? parts.slice(start + 1).findIndex(([first]) => !first.startsWith(word)) : 0;
  const end = start + 1 + (more < 0 ? parts.length : more);
  return parts.slice(start, Math.min(end, start + MOST_FILES_A_WORD)).map(([, digest]) => digest);
}

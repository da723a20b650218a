/** What the search loads: a list of the other files, words by their first letters, and what is shown. */
import type { Passage } from './passages.ts';

export const SEARCH_VERSION = 1;
/** So many links are loaded together, as one is shown. */
export const LINKS_A_FILE = 24;

/** `/search/index.json`, which is loaded first. */
export interface SearchIndex {
  readonly version: typeof SEARCH_VERSION;
  /** How many there are, numbered from the oldest on. */
  readonly issues: number;
  readonly links: number;
  /** The first word of each file of words, and the digest in its address; in the order of words. */
  readonly parts: readonly (readonly [first: string, digest: string])[];
}

/** In the order of words. */
export type WordsFile = readonly WordRow[];

/** Postings; where the weightiest alone are kept, how many there are in all. */
export type WordRow = readonly [
  word: string,
  issues: string,
  links: string,
  allIssues?: number,
  allLinks?: number,
];

/** `/search/issues/<number>.json` */
export interface IssueRecord {
  readonly title: string;
  readonly address: string;
  /** In words: its month, and its number where it has one. */
  readonly when: string;
  readonly passages: readonly Passage[];
}

export interface LinkRecord {
  readonly title: string;
  readonly url: string;
  /** Who wrote it, where it stands, and when: the quiet line. */
  readonly credit: string;
  readonly text: string;
  /** The newest issue that shows it. */
  readonly issue: readonly [title: string, address: string];
}

/** `/search/links/<number>.json` */
export type LinksOfFile = readonly LinkRecord[];

export const searchAddresses = {
  page: '/search/',
  index: '/search/index.json',
  words: (digest: string): string => `/search/words/${digest}.json`,
  issue: (number: number): string => `/search/issues/${number}.json`,
  /** Of the file that holds the link of this number. */
  link: (number: number): string => `/search/links/${Math.floor(number / LINKS_A_FILE)}.json`,
} as const;

/** Things under the pages that they are about: found by another spelling, told from other parts. */
import { pageRelation } from './page-relation.ts';
import { urlKey } from './url-key.ts';

/** Of one entry, which may name several pages. */
type Addresses = readonly string[];

export interface SamePages<T> {
  /** The first about the same pages, in the same order. */
  find(urls: Addresses): T | undefined;
  add(thing: T, urls: Addresses): void;
}

interface Kept<T> {
  readonly thing: T;
  readonly urls: Addresses;
}

/** Of one page, whatever part of it is meant. */
interface Group<T> {
  readonly byParts: Map<string, Kept<T>>;
  /** Those without a part; they are few, as each stands for all spellings of it. */
  readonly whole: Kept<T>[];
}

/** Stays quick where thousands of parts of one page are kept: two parts that are named are two. */
export function samePages<T>(): SamePages<T> {
  const groups = new Map<string, Group<T>>();
  let [last, lastKey]: [Addresses, string] = [[], ''];
  // What is not found is added next, mostly.
  const keyOf = (urls: Addresses): string => {
    if (urls !== last) [last, lastKey] = [urls, urls.map(urlKey).join(' ')];
    return lastKey;
  };
  return {
    find(urls) {
      const group = groups.get(keyOf(urls));
      if (group === undefined) return undefined;
      const parts = partsOf(urls);
      const exact = group.byParts.get(parts);
      if (exact !== undefined) return exact.thing;
      const near = namesWhole(urls) ? [...group.byParts.values()] : group.whole;
      const found = near.find((kept) => areSame(kept.urls, urls));
      // Whoever asks again need not look through all parts.
      if (found !== undefined) group.byParts.set(parts, found);
      return found?.thing;
    },
    add(thing, urls) {
      const key = keyOf(urls);
      const group: Group<T> = groups.get(key) ?? { byParts: new Map(), whole: [] };
      groups.set(key, group);
      const parts = partsOf(urls);
      if (group.byParts.has(parts)) return;
      const kept = { thing, urls };
      group.byParts.set(parts, kept);
      if (namesWhole(urls)) group.whole.push(kept);
    },
  };
}

function areSame(one: Addresses, other: Addresses): boolean {
  return one.every((url, index) => pageRelation(url, other[index] ?? '') === 'same');
}

function partsOf(urls: Addresses): string {
  return urls.map(partOf).join(' ');
}

function namesWhole(urls: Addresses): boolean {
  return urls.some((url) => partOf(url) === '');
}

/** Most addresses name none, and need not be read for it. */
function partOf(url: string): string {
  return url.includes('#') ? new URL(url).hash : '';
}

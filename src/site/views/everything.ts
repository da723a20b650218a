/** The lists of everything: each holds all of a kind, and is led to only where it holds something. */
import type { WebEdition } from '../../core/edition/web-edition.ts';
import { findingWords } from '../../core/edition/finding-words.ts';

export interface ListPage {
  readonly name: string;
  readonly address: string;
}

export const WRITING_ADDRESS = '/writing/';
export const BUILDING_ADDRESS = '/building/';
export const STATISTICS_ADDRESS = '/statistics/';

/** Beside issues, links and tags, which every page leads to. */
export function listPages(editions: readonly WebEdition[]): ListPage[] {
  const { writing, building, statistics } = findingWords;
  const hasWriting = editions.some((edition) => edition.writing.length > 0);
  const hasBuilding = editions.some((edition) => edition.building.length > 0);
  return [
    ...(hasWriting ? [{ name: writing.title, address: WRITING_ADDRESS }] : []),
    ...(hasBuilding ? [{ name: building.title, address: BUILDING_ADDRESS }] : []),
    { name: statistics.title, address: STATISTICS_ADDRESS },
  ];
}

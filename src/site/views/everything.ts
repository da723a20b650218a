/** The lists of everything: each holds all of a kind, and is led to only where it holds something. */
import type { WebEdition } from '../../core/edition/web-edition.ts';

export interface ListPage {
  /** Whose texts name it. */
  readonly list: 'writing' | 'building' | 'statistics';
  readonly address: string;
}

export const WRITING_ADDRESS = '/writing/';
export const BUILDING_ADDRESS = '/building/';
export const STATISTICS_ADDRESS = '/statistics/';

/** Beside issues, links and tags, which every page leads to. */
export function listPages(editions: readonly WebEdition[]): ListPage[] {
  const hasWriting = editions.some((edition) => edition.writing.length > 0);
  const hasBuilding = editions.some((edition) => edition.building.length > 0);
  return [
    ...(hasWriting ? [{ list: 'writing' as const, address: WRITING_ADDRESS }] : []),
    ...(hasBuilding ? [{ list: 'building' as const, address: BUILDING_ADDRESS }] : []),
    { list: 'statistics', address: STATISTICS_ADDRESS },
  ];
}

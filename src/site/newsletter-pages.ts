/** The pages that every page leads to, by the names of their texts. */
import { searchAddresses } from '../core/finding/search-index.ts';

export const mainPages = [
  { name: 'issues', address: '/issues/' },
  { name: 'links', address: '/links/' },
  { name: 'tags', address: '/tags/' },
  { name: 'searchPage', address: searchAddresses.page },
] as const;

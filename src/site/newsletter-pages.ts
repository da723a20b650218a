/** The pages that every page leads to, by the names of their texts. */
export const mainPages = [
  { name: 'issues', address: '/issues/' },
  { name: 'links', address: '/links/' },
  { name: 'tags', address: '/tags/' },
] as const;

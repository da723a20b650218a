/** The pages that every page leads to, by the name that readers see. */
export const mainPages = [
  { name: 'Issues', address: '/issues/' },
  { name: 'Links', address: '/links/' },
  { name: 'Tags', address: '/tags/' },
] as const;

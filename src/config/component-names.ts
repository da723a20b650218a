/** The components of pages that an author may put another in place of, and the files they are in. */

/** Names and files are promises to authors, like the keys of the config. */
export const componentFiles = {
  TopLine: 'top-line.astro',
  Masthead: 'masthead.astro',
  Colophon: 'colophon.astro',
  Subscribe: 'subscribe.astro',
  SupportCall: 'support-call.astro',
  AuthorCard: 'author-card.astro',
  ReadMore: 'read-more.astro',
  Contents: 'contents.astro',
  Cover: 'cover.astro',
  IssueTable: 'issue-table.astro',
  Head: 'head.astro',
} as const;

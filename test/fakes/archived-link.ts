/** A link of the archive for tests, with as little as a link can have. */
import type { ArchivedLink } from '../../src/core/edition/archive.ts';
import type { PublicLink } from '../../src/core/edition/web-edition.ts';

const ISSUE = { id: '2023-10', title: 'Deep water', address: '/issues/2023-10/' };

export function archivedLink(
  id: string,
  added: string,
  facts: Partial<PublicLink> = {},
  usedIn: ArchivedLink['usedIn'] = [ISSUE],
): ArchivedLink {
  return {
    added,
    usedIn,
    link: {
      id,
      sources: [{ title: id, url: `https://example.com/${id}` }],
      authors: [],
      site: null,
      published: null,
      kind: 'article',
      minutes: null,
      tags: [],
      via: null,
      archived: null,
      sponsor: false,
      commentHtml: '',
      commentFeedHtml: '',
      ...facts,
    },
  };
}

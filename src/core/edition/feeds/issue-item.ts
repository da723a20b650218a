/** An issue as feeds have it, whoever the feed is for. */
import { changedDay } from '../changed-day.ts';
import type { WebEdition } from '../web-edition.ts';
import type { FeedItem } from './feed.ts';

export interface FeedPublication {
  readonly url: string;
  readonly author: { readonly name: string };
}

/** What of an edition it takes. */
type FedIssue = Pick<
  WebEdition,
  'id' | 'title' | 'address' | 'date' | 'description' | 'tags' | 'corrections'
>;

/** The id stays when the title or the address changes. */
export function issueItem(
  { url, author }: FeedPublication,
  edition: FedIssue,
  html: string | undefined,
): FeedItem {
  return {
    id: `${url}/issues/${edition.id}/`,
    title: edition.title,
    link: url + edition.address,
    published: edition.date,
    updated: changedDay(edition),
    summary: edition.description,
    html,
    tags: edition.tags,
    creators: [author.name],
  };
}

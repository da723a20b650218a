/** The newest links about one tag as RSS. */
import { renderLinksFeed } from '../../../core/edition/feeds/links-feed.ts';
import { readArchive } from '../../archive.ts';
import type { TagGroup } from '../../views/tags.ts';
import { textResponse } from '../../views/text-response.ts';

export async function getStaticPaths() {
  const { tags } = await readArchive();
  return tags
    .filter(({ links }) => links.length > 0)
    .map((group) => ({ params: { tag: group.tag }, props: { group } }));
}

interface Context {
  readonly props: { readonly group: TagGroup };
}

export async function GET({ props: { group } }: Context): Promise<Response> {
  const { config } = await readArchive();
  return textResponse('application/rss+xml', renderLinksFeed(config, group.links, group.tag));
}

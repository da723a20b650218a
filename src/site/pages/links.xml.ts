/** The newest links as RSS. */
import { renderLinksFeed } from '../../core/edition/feeds/links-feed.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config, links } = await readArchive();
  return textResponse('application/rss+xml', renderLinksFeed(config, links));
}

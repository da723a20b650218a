/** The issues as RSS. */
import { renderFeed } from '../../core/edition/feeds.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config, editions } = await readArchive();
  return textResponse('application/rss+xml', renderFeed('rss', config, editions));
}

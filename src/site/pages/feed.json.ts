/** The issues as a JSON Feed. */
import { renderFeed } from '../../core/edition/feeds.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config, editions } = await readArchive();
  return textResponse('application/feed+json', renderFeed('json', config, editions));
}

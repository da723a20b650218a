/** The issues as Atom. */
import { renderFeed } from '../../core/edition/feeds.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config, editions } = await readArchive();
  return textResponse('application/atom+xml', renderFeed('atom', config, editions));
}

/** What makes a page of a feed in browsers that know XSLT. */
import { readArchive } from '../archive.ts';
import { feedXsl } from '../views/feed-style.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config } = await readArchive();
  return textResponse('text/xsl', feedXsl(config));
}

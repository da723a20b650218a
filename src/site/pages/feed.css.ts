/** How feeds look in a browser. */
import { readArchive } from '../archive.ts';
import { feedCss } from '../views/feed-style.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config } = await readArchive();
  return textResponse('text/css', feedCss(config));
}

/** Everything may be read by machines too. */
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config } = await readArchive();
  return textResponse(
    'text/plain',
    `User-agent: *\nAllow: /\n\nSitemap: ${config.url}/sitemap.xml\n`,
  );
}

/** Every page that search engines should know, and when it last changed. */
import { readArchive } from '../archive.ts';
import { sitemapEntries, sitemapOf } from '../views/sitemap.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const archive = await readArchive();
  return textResponse(
    'application/xml',
    sitemapOf(archive.config.url, sitemapEntries(archive)).text,
  );
}

/** A part of the sitemap, once it is too long for one file. */
import { readArchive } from '../archive.ts';
import { sitemapEntries, sitemapOf } from '../views/sitemap.ts';
import { textResponse } from '../views/text-response.ts';

export async function getStaticPaths() {
  const archive = await readArchive();
  return sitemapOf(archive.config.url, sitemapEntries(archive)).parts.map(({ text }, index) => ({
    params: { part: String(index + 1) },
    props: { text },
  }));
}

export function GET({ props }: { readonly props: { readonly text: string } }): Response {
  return textResponse('application/xml', props.text);
}

/** The entries of one department as RSS. */
import { sectionNames } from '../../core/issue/schema.ts';
import { renderSectionFeed } from '../../core/edition/feeds/section-feed.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export function getStaticPaths() {
  return sectionNames.map((section) => ({ params: { section }, props: { section } }));
}

interface Context {
  readonly props: { readonly section: (typeof sectionNames)[number] };
}

export async function GET({ props: { section } }: Context): Promise<Response> {
  const { config, editions } = await readArchive();
  return textResponse('application/rss+xml', renderSectionFeed(section, config, editions));
}

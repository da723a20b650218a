/** The archive as pages ask for it. */
import { readSiteArchive, type SiteArchive } from './archive-source.ts';
import type { Texts } from '../core/texts/en.ts';
import { textsOf } from '../core/texts/texts.ts';
import { type ArchiveGroups, archiveView } from './views/archive-view.ts';

/** With what the pages say, in the newsletter's language. */
type ArchiveView = SiteArchive & ArchiveGroups & { readonly texts: Texts };

const views = new WeakMap<SiteArchive, ArchiveView>();

/** Sorted and grouped once for every page. */
export async function readArchive(): Promise<ArchiveView> {
  const archive = await readSiteArchive();
  const known = views.get(archive) ?? {
    ...archiveView(archive),
    texts: textsOf(archive.config.language),
  };
  views.set(archive, known);
  return known;
}

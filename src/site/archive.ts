/** The archive as pages ask for it. */
import { readSiteArchive, type SiteArchive } from './archive-source.ts';
import { type ArchiveGroups, archiveView } from './views/archive-view.ts';

type ArchiveView = SiteArchive & ArchiveGroups;

const views = new WeakMap<SiteArchive, ArchiveView>();

/** Sorted and grouped once for every page. */
export async function readArchive(): Promise<ArchiveView> {
  const archive = await readSiteArchive();
  const known = views.get(archive) ?? archiveView(archive);
  views.set(archive, known);
  return known;
}

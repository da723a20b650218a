/** The archive as pages ask for it: by year, by tag, and each issue with its neighbours. */
import type { ArchivedLink } from '../core/edition/archive.ts';
import type { WebEdition } from '../core/edition/web-edition.ts';
import { readSiteArchive, type SiteArchive } from './archive-source.ts';
import { groupByTag, type TagGroup } from './views/tags.ts';
import { groupByYear, type YearGroup } from './views/years.ts';

export interface ArchiveView extends SiteArchive {
  readonly newest: WebEdition | undefined;
  readonly issueYears: readonly YearGroup<WebEdition>[];
  readonly linkYears: readonly YearGroup<ArchivedLink>[];
  readonly tags: readonly TagGroup[];
}

const views = new WeakMap<SiteArchive, ArchiveView>();

/** Sorted and grouped once for every page. */
export async function readArchive(): Promise<ArchiveView> {
  const archive = await readSiteArchive();
  const known = views.get(archive) ?? viewOf(archive);
  views.set(archive, known);
  return known;
}

function viewOf(archive: SiteArchive): ArchiveView {
  return {
    ...archive,
    newest: archive.editions[0],
    issueYears: groupByYear(archive.editions, (edition) => edition.id),
    linkYears: groupByYear(archive.links, (entry) => entry.added),
    tags: groupByTag(archive.editions, archive.links),
  };
}

/** The archive as pages show it: by year, tag, author, site and month. */
import type { Archive } from '../../core/edition/archive.ts';
import { type RelatedIssue, relatedIssues } from '../../core/edition/related-issues.ts';
import type { WebEdition } from '../../core/edition/web-edition.ts';
import { type Project, projectsOf } from './building.ts';
import { type CitedGroup, groupByAuthor, groupBySite } from './cited.ts';
import { type ListPage, listPages } from './everything.ts';
import { groupByMonth, type LinkMonth } from './link-days.ts';
import { type LinkPages, spreadLinks } from './link-pages.ts';
import { type Statistics, statisticsOf } from './statistics.ts';
import { groupByTag, type TagGroup } from './tags.ts';
import { type Writing, writingOf } from './writing.ts';
import { groupByYear, type YearGroup } from './years.ts';

export interface ArchiveGroups {
  readonly newest: WebEdition | undefined;
  readonly issueYears: readonly YearGroup<WebEdition>[];
  readonly linkPages: LinkPages;
  readonly linkMonths: readonly LinkMonth[];
  /** Those that are cited more than once, the most cited first. */
  readonly authors: readonly CitedGroup[];
  readonly sites: readonly CitedGroup[];
  readonly tags: readonly TagGroup[];
  /** The issues that belong together with the one at an index of `editions`. */
  readonly relatedTo: (index: number, most: number) => readonly RelatedIssue[];
  readonly writing: Writing;
  readonly projects: readonly Project[];
  readonly statistics: Statistics | undefined;
  /** Everything that was written, built and counted. */
  readonly lists: readonly ListPage[];
}

type Content = Pick<Archive<unknown>, 'editions' | 'links'>;

export function archiveView<Given extends Content>(archive: Given): Given & ArchiveGroups {
  const { editions, links } = archive;
  const tags = groupByTag(editions, links);
  return {
    ...archive,
    newest: editions[0],
    issueYears: groupByYear(editions, (edition) => edition.id),
    linkPages: spreadLinks(links),
    linkMonths: groupByMonth(links),
    authors: groupByAuthor(links),
    sites: groupBySite(links),
    tags,
    writing: writingOf(editions),
    projects: projectsOf(editions),
    statistics: statisticsOf(editions, links, tags),
    lists: listPages(editions),
    relatedTo: relatedIssues(editions),
  };
}

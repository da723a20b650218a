/** Puts what is ready and found no place into the short list at the end of an issue. */
import { Failure } from '../core/failure.ts';
import { flagInHead, listInHead } from '../core/issue/list-in-head.ts';
import { idsInHead } from '../core/issue/ids-in-head.ts';
import { MOST_READING } from '../core/issue/schema.ts';
import { groupLinks } from '../core/link/group-links.ts';
import type { ContentFiles, LinkFiles } from '../ports.ts';
import { readyLinks } from './new-issue.ts';
import { readLinks } from './read-links.ts';
import { requireIssueSource } from './require-issue-source.ts';
import { changedMeanwhile } from './set-link-status.ts';
import { noRoom, unusableHead } from './use-links.ts';

export interface AlsoReadRequest {
  readonly issueId: string;
  /** On a page of its own. */
  readonly onPage: boolean;
  /** Links that are added; the rest stays ready. */
  readonly most: number;
}

export interface AlsoRead {
  readonly path: string;
  readonly added: readonly { readonly id: string; readonly title: string }[];
  readonly left: number;
}

/** A second call adds what became ready since. */
export async function alsoRead(
  ports: { readonly files: ContentFiles; readonly links: LinkFiles },
  { issueId, onPage, most }: AlsoReadRequest,
): Promise<AlsoRead> {
  const issue = await requireIssueSource(ports.files, issueId);
  const { fresh } = readyLinks(await readLinks(ports.links));
  const room = MOST_READING - idsInHead(issue, 'alsoRead').length;
  if (room <= 0 && fresh.length > 0) throw noRoom(issueId);
  const chosen = fresh.slice(fresh.length - Math.min(most, room, fresh.length));
  const grouped = groupLinks(chosen.map(({ record }) => record));
  const added = grouped.flatMap(({ records }) =>
    records.map(({ id, fields }) => ({ id, title: fields.title })),
  );
  if (added.length === 0 && !onPage) {
    throw new Failure(
      'usage',
      'nothing-ready',
      'No link is ready that an issue does not show already.',
      'Make some ready: roundup link triage, or roundup link keep with their names.',
    );
  }
  const flagged = onPage ? flagInHead(issue.text, 'alsoReadPage') : issue.text;
  const listed =
    flagged === undefined || added.length === 0 ? flagged : listInHead(flagged, 'alsoRead', added);
  if (listed === undefined) throw unusableHead(issue.path);
  if (listed !== issue.text && !(await ports.files.replace(issue, listed))) {
    throw changedMeanwhile(issue.path);
  }
  return { path: issue.path, added, left: fresh.length - added.length };
}

/** Puts what is ready and found no place into the short list at the end of an issue. */
import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import { parseFrontmatter } from '../core/frontmatter.ts';
import { flagInHead, listInHead } from '../core/issue/list-in-head.ts';
import { idsInHead } from '../core/issue/ids-in-head.ts';
import { MOST_READING } from '../core/issue/schema.ts';
import { groupLinks } from '../core/link/group-links.ts';
import type { SourceFile } from '../core/source-file.ts';
import type { ContentFiles } from '../ports/content.ts';
import type { LinkFiles } from '../ports/links.ts';
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
  if (onPage) refusePublicPage(issue);
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

/** The page is everybody’s. A head that cannot be read may say anything of whom the issue is for. */
function refusePublicPage(issue: SourceFile): void {
  const frontmatter = parseFrontmatter(issue);
  if (!frontmatter.ok) throw unusableHead(issue.path);
  if (!audienceOf.safeParse(frontmatter.value.data).success) return;
  throw new Failure(
    'usage',
    'page-for-patrons',
    `${issue.path} is for patrons, and everybody could open the page; nothing was changed.`,
    'Leave --page out: the links then stand at the end of the issue.',
  );
}

const audienceOf = z.object({ audience: z.unknown().nonoptional() });

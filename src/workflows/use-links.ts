/** Puts links into the reading list of an issue, and notes in their files that they are used. */
import { Failure } from '../core/failure.ts';
import { idsInHead } from '../core/issue/ids-in-head.ts';
import { type ListPlace, listInHead } from '../core/issue/list-in-head.ts';
import { MOST_READING } from '../core/issue/schema.ts';
import { findLink } from '../core/link/find-link.ts';
import type { LinkRecord } from '../core/link/link-record.ts';
import { changeLink } from '../core/link/link-text.ts';
import type { LinkUse, LinkUses } from '../core/link/link-uses.ts';
import type { ContentFiles } from '../ports/content.ts';
import type { LinkFiles } from '../ports/links.ts';
import { readLinks } from './read-links.ts';
import { requireIssueSource } from './require-issue-source.ts';
import { changedMeanwhile, replaceLink } from './set-link-status.ts';

export interface UseRequest {
  readonly parts: readonly string[];
  readonly issueId: string;
  /** In front of what is listed, or behind this link; at the end when undefined. */
  readonly where?: 'first' | { readonly after: string } | undefined;
}

export interface UsedLink {
  readonly id: string;
  readonly title: string;
  /** Other issues that show its page. */
  readonly repeats: readonly LinkUse[];
}

export async function useLinks(
  ports: { readonly links: LinkFiles; readonly files: ContentFiles },
  request: UseRequest,
): Promise<{ readonly path: string; readonly used: readonly UsedLink[] }> {
  const { links, files } = ports;
  const { issueId } = request;
  const issue = await requireIssueSource(files, issueId);
  const { records, uses } = await readLinks(links);
  const chosen = [...new Set(request.parts.map((part) => findLink(records, part)))];
  for (const record of chosen) refuseWhatIsThere(record, uses, issueId);
  const inIssue = idsInHead(issue, 'reading');
  if (inIssue.length + chosen.length > MOST_READING) throw noRoom(issueId);
  const listed = chosen.map(({ id, fields }) => ({ id, title: fields.title }));
  const place = placeOf(request, records, inIssue);
  const text = listInHead(issue.text, 'reading', listed, place);
  if (text === undefined) throw unusableHead(issue.path);
  if (!(await files.replace(issue, text))) throw changedMeanwhile(issue.path);
  for (const record of chosen) {
    if (record.fields.status === 'used') continue;
    await replaceLink(links, record, changeLink(record.text, { status: 'used' }));
  }
  const used = chosen.map(({ id, key, fields }) => ({
    id,
    title: fields.title,
    repeats: uses.ofKey(key),
  }));
  return { path: issue.path, used };
}

export function unusableHead(path: string): Failure {
  return new Failure(
    'content',
    'head-unclear',
    `The head of ${path} has mistakes, or a list in a form that nothing can be put into.`,
    `Look at it with: roundup check ${path}. A list of ids, each on a line of its own, always works.`,
  );
}

export function noRoom(issueId: string): Failure {
  return new Failure(
    'usage',
    'list-full',
    `Issue ${issueId} would list more than ${MOST_READING} links; nothing was changed.`,
    'Put fewer in, or take some out of its file first.',
  );
}

function refuseWhatIsThere(record: LinkRecord, uses: LinkUses, issueId: string): void {
  if (!uses.ofKey(record.key).some((use) => use.issueId === issueId)) return;
  throw new Failure(
    'usage',
    'link-in-issue',
    `Issue ${issueId} shows ${record.id} already; nothing was changed.`,
    'Leave it out of the command. To move it, move its line in the issue’s file.',
  );
}

function placeOf(
  { where }: UseRequest,
  records: readonly LinkRecord[],
  listed: readonly (string | undefined)[],
): ListPlace {
  if (where === undefined) return 'last';
  if (where === 'first') return 'first';
  // Only what the issue lists can be meant, so that less of a name is enough.
  const inIssue = records.filter(({ id }) => listed.includes(id));
  return { after: listed.indexOf(findLink(inIssue, where.after).id) };
}

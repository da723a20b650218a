/** The heads of all issues, and what is read in them before any issue is. */
import { resolve } from 'node:path';
import type { IssueDate } from '../../core/issue/issue-date.ts';
import { ExtrasLocked, type ExtrasFolder } from './extras-folder.ts';
import { headOf, readIssueHead } from './issue-head.ts';
import { extraName } from './issue-file.ts';

/** By id; undefined for an issue that is encrypted, and not for us. */
export type IssueHeads = ReadonlyMap<string, string | undefined>;

export async function readIssueHeads(
  root: string,
  issues: ReadonlyMap<string, string>,
  extras: ExtrasFolder,
): Promise<IssueHeads> {
  const heads = new Map<string, string | undefined>();
  for (const [id, path] of issues) {
    const name = extraName(path, extras);
    heads.set(
      id,
      name === undefined ? readIssueHead(resolve(root, path)) : await headOfExtra(name, extras),
    );
  }
  return heads;
}

/** The archive's address of every issue that has one; of those for patrons nobody may know it. */
export function addressesIn(heads: IssueHeads): ReadonlyMap<string, string> {
  const open = [...heads].filter(([, head]) => head !== undefined && !namesAudience(head));
  return new Map(
    open.map(([id, head = '']) => {
      const slug = /^slug:[ \t]*["']?([a-z0-9-]+)/m.exec(head)?.[1];
      return [id, `/issues/${slug ?? id}/`];
    }),
  );
}

/** The issues that are for patrons alone, as far as their heads tell. */
export function patronIssuesIn(heads: IssueHeads): ReadonlySet<string> {
  const ids = [...heads].filter(([, head]) => head === undefined || namesAudience(head));
  return new Set(ids.map(([id]) => id));
}

/** When each is meant to go out, in rising order of the ids; a head that is broken gives no date. */
export function datesIn(heads: IssueHeads): IssueDate[] {
  return [...heads]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, head = '']) => ({
      id,
      date: /^date:[ \t]*["']?(\d{4}-\d{2}-\d{2})\b/m.exec(head)?.[1],
      draft: /^draft:[ \t]*true\b/m.test(head),
    }));
}

/** Whether an issue with this head is for patrons. */
export function namesAudience(head: string): boolean {
  return /^audience:/m.test(head);
}

async function headOfExtra(name: string, extras: ExtrasFolder): Promise<string | undefined> {
  try {
    return headOf(await extras.read(name));
  } catch (error) {
    if (error instanceof ExtrasLocked) return undefined;
    throw error;
  }
}

/** Which file each old issue becomes: its month’s, or its day’s where a month has several. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ImportedIssue, ImportNotice } from './imported-issue.ts';

export interface NamedIssue {
  readonly id: string;
  readonly mark: string;
  readonly date: string;
  readonly issue: ImportedIssue;
}

/** An issue that is in `issues/`. */
export interface IssueHere {
  readonly id: string;
  readonly mark: string | undefined;
  readonly title: string;
  readonly date: string;
}

export interface NamedIssues {
  readonly fresh: readonly NamedIssue[];
  readonly known: readonly { readonly id: string; readonly issue: ImportedIssue }[];
  readonly leftOut: readonly ImportNotice[];
}

/** What was imported before is known by its mark, or else by its title and day. */
export function nameIssues(
  source: string,
  issues: readonly ImportedIssue[],
  here: readonly IssueHere[],
): NamedIssues {
  const byMark = new Map(here.map((each) => [each.mark, each.id]));
  const byName = new Map(here.map((each) => [`${each.date} ${each.title.trim()}`, each.id]));
  const known: NamedIssues['known'][number][] = [];
  const leftOut: ImportNotice[] = [];
  const dated: Omit<NamedIssue, 'id'>[] = [];
  const seen = new Set<string>();
  for (const issue of issues) {
    const mark = markOf(source, issue);
    const id = byMark.get(mark) ?? byName.get(`${issue.date} ${issue.title.trim()}`);
    if (id !== undefined) known.push({ id, issue });
    else if (issue.date === undefined)
      leftOut.push({ at: issue.at, what: 'no date is told of it' });
    else if (seen.has(mark)) leftOut.push({ at: issue.at, what: 'the export has it twice' });
    else dated.push({ mark, date: issue.date, issue });
    seen.add(mark);
  }
  const months = Map.groupBy(dated, ({ date }) => date.slice(0, 7));
  const taken = new Set(here.map(({ id }) => id));
  const fresh: NamedIssue[] = [];
  for (const [month, all] of [...months].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    // What was left out the last time must not take another name this time.
    const isAlone = all.length === 1 && !here.some(({ id }) => id.startsWith(month));
    for (const named of all.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
      const id = isAlone ? month : named.date;
      if (taken.has(id)) {
        leftOut.push({ at: named.issue.at, what: `issues/${id}.md is another issue of that day` });
      } else fresh.push({ id, ...named });
      taken.add(id);
    }
  }
  return { fresh, known, leftOut };
}

function markOf(source: string, { key }: ImportedIssue): string {
  return `${source} ${bytesToHex(sha256(utf8ToBytes(key))).slice(0, 16)}`;
}

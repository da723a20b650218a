/** When every issue is meant to go out, from the heads of their files. */
import { join } from 'node:path';
import type { IssueDate } from '../../core/issue/issue-date.ts';
import { readIssueHead } from './issue-head.ts';

/** In rising order of the ids; a head that is broken gives no date. */
export function readIssueDates(root: string, issues: ReadonlyMap<string, string>): IssueDate[] {
  return [...issues]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, path]) => {
      const head = readIssueHead(join(root, path));
      return {
        id,
        date: /^date:[ \t]*["']?(\d{4}-\d{2}-\d{2})\b/m.exec(head)?.[1],
        draft: /^draft:[ \t]*true\b/m.test(head),
      };
    });
}

/** The archive's address of every issue, from the heads of their files. */
import { join } from 'node:path';
import { readIssueHead } from './issue-head.ts';

export function readIssueAddresses(
  root: string,
  issues: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const entries = [...issues].map(([id, path]) => {
    const slug = /^slug:[ \t]*["']?([a-z0-9-]+)/m.exec(readIssueHead(join(root, path)))?.[1];
    return [id, `/issues/${slug ?? id}/`] as const;
  });
  return new Map(entries);
}

/** Which issues' mails a check looks at: those that it is about, or those that have still to go out. */
import type { IssueDate } from '../core/issue/issue-date.ts';

/** In `issues/`, or wherever extras are kept. */
const ISSUE_FILE = /(?:^|\/)(\d{4}-\d{2}(?:-\d{2})?(?:-[a-z][a-z0-9-]*)?)[./]/;

/**
 * With `only`, the issues whose files it names; links belong to the issues to come. Without it, all
 * that are drafts or dated today or later, and the newest. What went out cannot be mended.
 */
export function mailsToCheck(
  dates: readonly IssueDate[],
  today: string,
  only: readonly string[] | undefined,
): string[] {
  const named = new Set(only?.map((path) => ISSUE_FILE.exec(path)?.[1]));
  const isWide = only === undefined || only.some((path) => path.startsWith('links/'));
  const newest = dates.at(-1)?.id;
  return dates
    .filter(({ id, date, draft }) => {
      if (named.has(id)) return true;
      return isWide && (draft || id === newest || (date !== undefined && date >= today));
    })
    .map(({ id }) => id);
}

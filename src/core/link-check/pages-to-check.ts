/** Which pages a check is about: those of all links, of the newest, or of one issue. */
import { linksOf } from '../issue/also-read.ts';
import type { Issue } from '../issue/issue.ts';
import type { LinkRecord } from '../link/link-record.ts';
import { type CheckedPage, pageOfRecord } from './checked-page.ts';

/** Captured on `since` or later, `YYYY-MM-DD`; without what was set aside. */
export function pagesOfLinks(
  records: readonly LinkRecord[],
  since: string | undefined,
): CheckedPage[] {
  return records
    .filter(({ fields }) => fields.status !== 'skipped')
    .filter(({ fields }) => since === undefined || fields.added >= since)
    .map(pageOfRecord);
}

/** What is filed, and what is written into the issue itself. */
export function pagesOfIssue(issue: Issue, records: readonly LinkRecord[]): CheckedPage[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return linksOf(issue).flatMap((entry): CheckedPage[] => {
    const record = entry.id === undefined ? undefined : byId.get(entry.id);
    if (record !== undefined) return [pageOfRecord(record)];
    const { site } = entry;
    return entry.sources.map(({ title, url }) => ({
      title,
      url,
      site,
      path: issue.path,
      record: undefined,
    }));
  });
}

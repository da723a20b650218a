/** A page that is to be checked, and where the newsletter links to it. */
import type { LinkRecord } from '../link/link-record.ts';

export interface CheckedPage {
  readonly url: string;
  readonly title: string;
  readonly site: string | undefined;
  /** The file that names it. */
  readonly path: string;
  /** undefined where it is written into an issue, which nothing but its author changes. */
  readonly record: LinkRecord | undefined;
}

export function pageOfRecord(record: LinkRecord): CheckedPage {
  const { url, title, site } = record.fields;
  return { url, title, site, path: record.path, record };
}

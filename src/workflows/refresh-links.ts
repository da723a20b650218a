/** Fills in what links lack, now that their pages can be read; what is there stays. */
import {
  type CapturedField,
  capturedFields,
  isUnread,
  missingFields,
} from '../core/capture/captured-fields.ts';
import { findLink } from '../core/link/find-link.ts';
import type { LinkRecord } from '../core/link/link-record.ts';
import { changeLink, type LinkChanges } from '../core/link/link-text.ts';
import type { LinkFiles } from '../ports/links.ts';
import type { WebFetcher } from '../ports/web.ts';
import { inOrder } from './in-order.ts';
import { type PageRead, readPage } from './read-page.ts';

export interface RefreshedLink {
  readonly record: LinkRecord;
  readonly filled: readonly CapturedField[];
  /** Why the page could not be read; undefined where it was. */
  readonly unread: string | undefined;
  /** The file was changed by somebody meanwhile, and is left as they have it. */
  readonly isBusy: boolean;
}

const LANES = 4;

/** Without `parts` those that wait for the next issues, and whose page nobody has read yet. */
export async function* refreshLinks(
  { links, web }: { readonly links: LinkFiles; readonly web: WebFetcher },
  request: { readonly parts: readonly string[]; readonly signal?: AbortSignal | undefined },
): AsyncIterable<RefreshedLink> {
  const { records } = await links.all();
  const chosen =
    request.parts.length > 0
      ? [...new Set(request.parts.map((part) => findLink(records, part)))]
      : records.filter(isUnread);
  const reading = ({ fields }: LinkRecord): Promise<PageRead> =>
    readPage(web, fields.url, request.signal);
  for await (const { item: record, value: read } of inOrder(chosen, LANES, reading)) {
    yield await fillIn(links, record, read);
  }
}

async function fillIn(
  links: LinkFiles,
  record: LinkRecord,
  read: PageRead,
): Promise<RefreshedLink> {
  if (read.kind === 'unread') return { record, filled: [], unread: read.why, isBusy: false };
  const found = capturedFields(read.page);
  const filled = missingFields(record).filter((field) => found[field] !== undefined);
  const changes: LinkChanges = Object.fromEntries(filled.map((field) => [field, found[field]]));
  const isWritten =
    filled.length === 0 || (await links.replace(record, changeLink(record.text, changes)));
  return { record, filled: isWritten ? filled : [], unread: undefined, isBusy: !isWritten };
}

/** Files links: asks their pages what they are, and warns of what was filed before. */
import type { CapturedField } from '../core/capture/captured-fields.ts';
import { capturedFields, missingFields } from '../core/capture/captured-fields.ts';
import { type SuggestTags, tagSuggester, type TaggedText } from '../core/capture/tag-suggester.ts';
import { titleFromAddress } from '../core/capture/title-from-address.ts';
import { Failure } from '../core/failure.ts';
import { type Acquaintance, knownPages, type KnownPages } from '../core/link/known-pages.ts';
import { type LinkRecord, readLinkRecord } from '../core/link/link-record.ts';
import { type LinkFields, linkPath, linkText } from '../core/link/link-text.ts';
import { urlKey, withoutTracking } from '../core/link/url-key.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkFiles } from '../ports/links.ts';
import type { WebFetcher } from '../ports/web.ts';
import { inOrder } from './in-order.ts';
import { type PageRead, readPage } from './read-page.ts';

export interface CaptureRequest {
  /** Web addresses. */
  readonly addresses: readonly string[];
  /** What the author says of each of them; it comes before what a page says. */
  readonly said: Partial<Pick<LinkFields, 'title' | 'author' | 'tags' | 'via' | 'status'>>;
  readonly comment: string;
  /** File what was filed before. */
  readonly again: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface CapturedLink {
  /** As it was given. */
  readonly address: string;
  /** undefined where it was filed before, and not filed again. */
  readonly record: LinkRecord | undefined;
  readonly known: Acquaintance;
  /** Why the page could not be read; undefined where it was. */
  readonly unread: string | undefined;
  readonly missing: readonly CapturedField[];
  /** Of the author's tags those that may fit, the best first. */
  readonly suggestedTags: readonly string[];
}

interface CapturePorts {
  readonly links: LinkFiles;
  readonly clock: Pick<Clock, 'now'>;
  /** undefined: nobody is asked. */
  readonly web: WebFetcher | undefined;
}

/** Pages that are asked for at a time. */
const LANES = 4;

/** One after the other in the order given, each on disk before it is told of. */
export async function* captureLinks(
  ports: CapturePorts,
  request: CaptureRequest,
): AsyncIterable<CapturedLink> {
  const { records } = await ports.links.all();
  const pages = knownPages(records, await ports.links.uses(records));
  const suggest = tagSuggester(records.map(taggedText));
  const reading = (address: string): Promise<PageRead | undefined> =>
    // What is known already by its address need not be asked.
    !request.again && pages.of(address).same.length > 0
      ? Promise.resolve(undefined)
      : ask(ports, address, request.signal);
  for await (const { item: address, value } of inOrder(request.addresses, LANES, reading)) {
    yield await fileLink(ports, request, { address, read: value, pages, suggest });
  }
}

async function ask(
  { web }: CapturePorts,
  address: string,
  signal: AbortSignal | undefined,
): Promise<PageRead> {
  if (web !== undefined) return readPage(web, address, signal);
  return { kind: 'unread', why: 'nobody was asked', url: withoutTracking(address) };
}

interface Found {
  readonly address: string;
  /** undefined for a page that was known before it was asked. */
  readonly read: PageRead | undefined;
  readonly pages: KnownPages;
  readonly suggest: SuggestTags;
}

async function fileLink(
  { links, clock }: CapturePorts,
  request: CaptureRequest,
  { address, read, pages, suggest }: Found,
): Promise<CapturedLink> {
  const url = read?.url ?? address;
  // An address that was given twice in one go is known by now, though it was not when it was asked.
  const byAddress = pages.of(address);
  const known = byAddress.same.length > 0 ? byAddress : pages.of(url);
  const nothing = { address, known, unread: undefined, missing: [], suggestedTags: [] };
  if (read === undefined || (known.same.length > 0 && !request.again)) {
    return { ...nothing, record: undefined };
  }
  const page = read.kind === 'read' ? capturedFields(read.page) : undefined;
  const added = clock.now().toISOString().slice(0, 10);
  const fields: LinkFields = {
    ...page,
    title: page?.title ?? titleFromAddress(url),
    status: 'inbox',
    ...request.said,
    url,
    added,
    aliases: urlKey(url) === urlKey(address) ? undefined : [withoutTracking(address)],
  };
  const record = await write(links, fields, request.comment);
  pages.add(record);
  const description = read.kind === 'read' ? (read.page.description ?? '') : '';
  return {
    ...nothing,
    record,
    unread: read.kind === 'read' ? undefined : read.why,
    missing: missingFields(record),
    suggestedTags:
      record.fields.tags.length > 0
        ? []
        : suggest({ ...taggedText(record), text: `${record.comment} ${description}` }),
  };
}

function taggedText({ fields, comment }: LinkRecord): TaggedText {
  const site = new URL(fields.url).hostname.replace(/^www\./, '');
  return { title: fields.title, text: comment, site, tags: fields.tags };
}

/** Under the first name that is free: a page may be filed twice on one day. */
async function write(links: LinkFiles, fields: LinkFields, comment: string): Promise<LinkRecord> {
  const text = linkText(fields, comment);
  const wanted = linkPath(fields);
  for (let number = 1; number < 100; number += 1) {
    const path = number === 1 ? wanted : wanted.replace(/(-[0-9a-f]{8}\.md)$/, `-${number}$1`);
    const record = readLinkRecord({ path, text });
    if (!record.ok) {
      throw new Failure(
        'usage',
        'link-invalid',
        `The link cannot be filed: ${record.diagnostics.map(({ reason }) => reason).join(' ')}`,
        'Correct the options, or leave them out and edit the file afterwards.',
      );
    }
    if (await links.create(path, text)) return record.value;
  }
  throw new Failure(
    'failure',
    'link-name-taken',
    `A hundred files are called ${wanted} or nearly so.`,
    'Remove those that are not needed, and try again.',
  );
}

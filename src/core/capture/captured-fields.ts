/** What a page says of itself, as the fields of a link. */
import { parseFrontmatter } from '../frontmatter.ts';
import type { LinkRecord } from '../link/link-record.ts';
import type { LinkFields } from '../link/link-text.ts';
import type { PageMetadata } from './page-metadata.ts';
import { titleFromAddress } from './title-from-address.ts';

const FILLED = ['title', 'author', 'site', 'published', 'kind', 'minutes', 'lang'] as const;
export type CapturedField = (typeof FILLED)[number];
export type CapturedFields = {
  readonly [Field in CapturedField]: LinkFields[Field] | undefined;
};

/** Those that the page does not tell are undefined. */
export function capturedFields(page: PageMetadata): CapturedFields {
  const { title, authors, site, published, kind, minutes, lang } = page;
  return {
    title,
    author: authors.length > 1 ? [...authors] : authors[0],
    site,
    published,
    // A link without a kind is an article.
    kind: kind === 'article' ? undefined : kind,
    minutes,
    lang,
  };
}

/** Only a page that was read tells these; whoever writes one of them has been there. */
const TOLD_BY_PAGES = ['site', 'published', 'minutes', 'lang'] as const;

/** What a file has not, or only from its address: the author's own words are never among them. */
export function missingFields(record: LinkRecord): CapturedField[] {
  const written = writtenFields(record);
  const isUntold = !TOLD_BY_PAGES.some((field) => written.has(field));
  return FILLED.filter((field) =>
    field === 'title'
      ? isUntold && record.fields.title === titleFromAddress(record.fields.url)
      : !written.has(field),
  );
}

/** Whether it waits for its page to be read; what was used or skipped waits for nothing. */
export function isUnread(record: LinkRecord): boolean {
  const { status } = record.fields;
  const written = writtenFields(record);
  return (
    (status === 'inbox' || status === 'ready') && !TOLD_BY_PAGES.some((field) => written.has(field))
  );
}

function writtenFields({ path, text }: LinkRecord): ReadonlySet<string> {
  const frontmatter = parseFrontmatter({ path, text });
  return new Set(frontmatter.ok ? Object.keys(Object(frontmatter.value.data)) : FILLED);
}

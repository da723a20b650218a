/** Everything that was written, each once, and the pages on which it is listed. */
import type { WebEdition } from '../../core/edition/web-edition.ts';
import { type WritingItem, writingKinds } from '../../core/issue/schema.ts';
import { urlKey } from '../../core/link/url-key.ts';
import { WRITING_ADDRESS } from './everything.ts';
import { monthDay } from './issue-label.ts';
import { groupByYear, type YearGroup } from './years.ts';

export interface WrittenItem {
  readonly item: WritingItem;
  /** A day of the month of the issue that told of it first. */
  readonly day: string;
  readonly issue: Pick<WebEdition, 'title' | 'address'>;
}

export interface WritingPage {
  /** The last part of its address; undefined for the first page. */
  readonly part: string | undefined;
  readonly address: string;
  readonly kind: WritingItem['kind'] | undefined;
  readonly year: string | undefined;
  readonly items: readonly WrittenItem[];
}

export interface Writing {
  /** The newest first. */
  readonly items: readonly WrittenItem[];
  /** Of which there are any; none where there is only one. */
  readonly kinds: readonly WritingItem['kind'][];
  /** With pages of their own; none while all stands on the first. */
  readonly years: readonly YearGroup<WrittenItem>[];
  readonly pages: readonly WritingPage[];
}

const MOST_AT_FIRST = 300;
const MOST_OF_A_KIND = 1000;

/** `editions` come the newest first. */
export function writingOf(editions: readonly WebEdition[]): Writing {
  const found = new Map<string, WrittenItem>();
  for (const edition of editions.toReversed()) {
    const issue = { title: edition.title, address: edition.address };
    for (const item of edition.writing.toReversed()) {
      const key = urlKey(item.url);
      if (!found.has(key)) found.set(key, { item, day: monthDay(edition), issue });
    }
  }
  const items = [...found.values()].toReversed();
  const used = writingKinds.filter((kind) => items.some(({ item }) => item.kind === kind));
  const kinds = used.length > 1 ? used : [];
  const years = items.length > MOST_AT_FIRST ? groupByYear(items, ({ day }) => day) : [];
  return { items, kinds, years, pages: pagesOf(items, kinds, years) };
}

export function writingAddress(part: string | undefined): string {
  return part === undefined ? WRITING_ADDRESS : `${WRITING_ADDRESS}${part}/`;
}

function pagesOf(
  items: readonly WrittenItem[],
  kinds: Writing['kinds'],
  years: Writing['years'],
): WritingPage[] {
  if (items.length === 0) return [];
  const page = (
    part: string | undefined,
    of: readonly WrittenItem[],
    facts: Partial<Pick<WritingPage, 'kind' | 'year'>> = {},
  ): WritingPage => ({
    kind: undefined,
    year: undefined,
    ...facts,
    part,
    address: writingAddress(part),
    items: of,
  });
  return [
    page(undefined, items.slice(0, MOST_AT_FIRST)),
    ...kinds.map((kind) => {
      const of = items.filter(({ item }) => item.kind === kind);
      return page(kind, of.slice(0, MOST_OF_A_KIND), { kind });
    }),
    ...years.map(({ year, items: of }) => page(year, of, { year })),
  ];
}

/** Spreads the links over files that stay small, however many there are. */
import type { ArchivedLink } from '../archive.ts';
import { listLink } from './list-link.ts';
import type { LinksFile, ListedIssue } from './listed-link.ts';
import { LINKS_JSON_VERSION } from './listed-link.ts';

/** `/links.json` has the links of two such parts at most, so that 10,000 stand in one file. */
export const MOST_LINKS_A_PART = 5000;
/**
 * For those who write long comments: two parts are some 850 KB when they are compressed, and with
 * the page and its scripts no more than 900 KB.
 */
const MOST_CHARACTERS_A_PART = 1_520_000;

export interface LinksFiles {
  readonly newest: LinksFile;
  /** The newest first. */
  readonly older: readonly OlderFile[];
}

interface OlderFile {
  readonly address: string;
  /** Made when it is asked for: all of them together take much memory. */
  readonly file: () => LinksFile;
}

export function olderLinksAddress(part: number): string {
  return `/links/older-${part}.json`;
}

/**
 * `links` come the newest first. Parts are counted from the oldest link on, so that what is full does
 * not change any more, and a reader's browser need not fetch it again.
 */
export function linksFiles(links: readonly ArchivedLink[], language: string): LinksFiles {
  const oldestFirst = links.toReversed();
  const parts = knownParts.get(links) ?? partsOf(oldestFirst);
  knownParts.set(links, parts);
  const fileOf = ({ from, to }: Part): LinksFile => ({
    version: LINKS_JSON_VERSION,
    count: links.length,
    language,
    ...numbered(oldestFirst.slice(from, to).toReversed()),
  });
  const older = parts
    .slice(0, -2)
    .map((part, index) => ({ address: olderLinksAddress(index + 1), part }))
    .toReversed();
  const newest = { from: older[0]?.part.to ?? 0, to: links.length };
  return {
    newest: {
      ...fileOf(newest),
      older: older.map(({ address, part: { from, to } }) => ({
        address,
        count: to - from,
        from: oldestFirst[from]?.added ?? '',
        to: oldestFirst[to - 1]?.added ?? '',
      })),
    },
    older: older.map(({ address, part }) => ({ address, file: () => fileOf(part) })),
  };
}

/** One link a line: compact, and read by people, too. */
export function writeLinksFile({ links, ...head }: LinksFile): string {
  const lines = links.map((link) => JSON.stringify(link)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"links":[\n${lines}\n]}\n`;
}

/** From the oldest link on; `to` is not in it. */
interface Part {
  readonly from: number;
  to: number;
}

/** Where the files begin and end is asked for by each of them. */
const knownParts = new WeakMap<readonly ArchivedLink[], readonly Part[]>();

/** The last part is the one that still grows. */
function partsOf(oldestFirst: readonly ArchivedLink[]): Part[] {
  const parts: Part[] = [];
  let room = 0;
  for (const [index, archived] of oldestFirst.entries()) {
    room -= JSON.stringify(listLink(archived)).length;
    const last = parts.at(-1);
    if (last !== undefined && last.to - last.from < MOST_LINKS_A_PART && room > 0) {
      last.to = index + 1;
    } else {
      parts.push({ from: index, to: index + 1 });
      room = MOST_CHARACTERS_A_PART;
    }
  }
  return parts;
}

function numbered(archived: readonly ArchivedLink[]): Pick<LinksFile, 'issues' | 'links'> {
  const issues = new Map<string, { readonly issue: ListedIssue; readonly number: number }>();
  const numberOf = (issue: ListedIssue): number => {
    const known = issues.get(issue.id) ?? { issue, number: issues.size };
    issues.set(issue.id, known);
    return known.number;
  };
  const links = archived.map((one) => ({ ...listLink(one), issues: one.usedIn.map(numberOf) }));
  return { issues: [...issues.values()].map(({ issue }) => issue), links };
}

/** Spreads the links over files that stay small, however many there are. */
import type { ArchivedLink } from '../archive.ts';
import { listLink } from './list-link.ts';
import type { LinksFile, ListedIssue, ListedLink, OlderLinks } from './listed-link.ts';
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
  readonly older: readonly { readonly address: string; readonly file: LinksFile }[];
}

export function olderLinksAddress(part: number): string {
  return `/links/older-${part}.json`;
}

/**
 * `links` come the newest first. Parts are counted from the oldest link on, so that what is full does
 * not change any more, and a reader's browser need not fetch it again.
 */
export function linksFiles(links: readonly ArchivedLink[], language: string): LinksFiles {
  const parts = partsOf(links.toReversed());
  const fileOf = (of: readonly Listed[]): LinksFile => ({
    version: LINKS_JSON_VERSION,
    count: links.length,
    language,
    ...numbered(of.toReversed()),
  });
  const older = parts
    .slice(0, -2)
    .map((part, index) => ({ address: olderLinksAddress(index + 1), file: fileOf(part) }))
    .toReversed();
  return {
    newest: { ...fileOf(parts.slice(-2).flat()), older: older.map(describe) },
    older,
  };
}

/** One link a line: compact, and read by people, too. */
export function writeLinksFile({ links, ...head }: LinksFile): string {
  const lines = links.map((link) => JSON.stringify(link)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"links":[\n${lines}\n]}\n`;
}

interface Listed {
  readonly link: Omit<ListedLink, 'issues'>;
  readonly usedIn: readonly ListedIssue[];
}

/** The last part is the one that still grows. */
function partsOf(oldestFirst: readonly ArchivedLink[]): Listed[][] {
  const parts: Listed[][] = [];
  let room = 0;
  for (const archived of oldestFirst) {
    const link = listLink(archived);
    const last = parts.at(-1);
    room -= JSON.stringify(link).length;
    if (last !== undefined && last.length < MOST_LINKS_A_PART && room > 0) {
      last.push({ link, usedIn: archived.usedIn });
    } else {
      parts.push([{ link, usedIn: archived.usedIn }]);
      room = MOST_CHARACTERS_A_PART;
    }
  }
  return parts;
}

function numbered(listed: readonly Listed[]): Pick<LinksFile, 'issues' | 'links'> {
  const issues = new Map<string, { readonly issue: ListedIssue; readonly number: number }>();
  const numberOf = (issue: ListedIssue): number => {
    const known = issues.get(issue.id) ?? { issue, number: issues.size };
    issues.set(issue.id, known);
    return known.number;
  };
  const links = listed.map(({ link, usedIn }) => ({ ...link, issues: usedIn.map(numberOf) }));
  return { issues: [...issues.values()].map(({ issue }) => issue), links };
}

function describe({ address, file: { links } }: LinksFiles['older'][number]): OlderLinks {
  return {
    address,
    count: links.length,
    from: links.at(-1)?.added ?? '',
    to: links[0]?.added ?? '',
  };
}

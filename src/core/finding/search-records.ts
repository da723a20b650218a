/** Issues and links as the search shows them, in groups that change together. */
import type { ArchivedEdition, ArchivedLink } from '../edition/archive.ts';
import { asOpening, formatDay, formatMonth } from '../edition/format-day.ts';
import { siteNames } from '../edition/site-names.ts';
import type { PublicLink, WebEdition } from '../edition/web-edition.ts';
import { textsOf } from '../texts/texts.ts';
import { passagesOf, plainText } from './passages.ts';
import {
  type GroupMembers,
  groupText,
  type SearchedIssue,
  type SearchGroup,
} from './search-group.ts';
import {
  type IssueRecord,
  LINKS_A_FILE,
  type LinkRecord,
  searchAddresses,
} from './search-index.ts';
import { weighWords } from './weigh-words.ts';

/** One that changed makes its whole group anew; every group is one more to put together. */
const ISSUES_A_GROUP = 40;
const LINKS_A_GROUP = 40 * LINKS_A_FILE;

/** From the oldest on, so that a new issue changes no number. */
export function issueGroups(editions: readonly ArchivedEdition[]): readonly SearchGroup[] {
  return chunked(editions.toReversed(), ISSUES_A_GROUP).map(({ first, members }) => ({
    shelf: 'issues',
    first,
    addresses: members.map((_, index) => searchAddresses.issue(first + index)),
    madeOf: () => members.map(({ digest }) => digest).join(),
    members: () => ({ shelf: 'issues', members: members.map(searched) }),
  }));
}

export function linkGroups(
  editions: readonly ArchivedEdition[],
  links: readonly ArchivedLink[],
): readonly SearchGroup[] {
  const origins = originsOf(editions);
  return chunked(links.toReversed(), LINKS_A_GROUP).map(({ first, members }) => ({
    shelf: 'links',
    first,
    addresses: chunked(members, LINKS_A_FILE).map((file) =>
      searchAddresses.link(first + file.first),
    ),
    madeOf: () =>
      JSON.stringify(
        members.map((entry) => {
          const { title, address } = shownIssue(entry);
          return [origins.get(entry.link) ?? entry.link, entry.added, title, address];
        }),
      ),
    members: () => ({ shelf: 'links', members }),
  }));
}

/** A line for the words, and one for each file. */
export function makeGroup(group: GroupMembers, language: string): string {
  return group.shelf === 'issues'
    ? makeIssues(group.members, language)
    : makeLinks(group.members, language);
}

function makeIssues(members: readonly SearchedIssue[], language: string): string {
  const records = members.map((edition) => ({ edition, record: issueRecord(edition, language) }));
  return groupText(
    records.map(({ edition, record }) => weighWords(weighedIssue(record, edition))),
    records.map(({ record }) => record),
  );
}

function makeLinks(members: readonly ArchivedLink[], language: string): string {
  const records = members.map((entry) => ({ entry, record: linkRecord(entry, language) }));
  return groupText(
    records.map(({ entry, record }) => weighWords(weighedLink(record, entry))),
    chunked(records, LINKS_A_FILE).map((file) => file.members.map(({ record }) => record)),
  );
}

function searched(edition: WebEdition): SearchedIssue {
  const { id, title, address, number, date, description, tags, html } = edition;
  return { id, title, address, number, date, description, tags, html };
}

/** What stands in an edition is as it is while the edition's digest is, and that is quicker to compare. */
function originsOf(editions: readonly ArchivedEdition[]): ReadonlyMap<PublicLink, string> {
  const origins = new Map<PublicLink, string>();
  for (const { digest, reading, alsoRead = [] } of editions) {
    for (const [index, link] of [...reading, ...alsoRead].entries()) {
      origins.set(link, `${digest}#${index}`);
    }
  }
  return origins;
}

function chunked<T>(
  all: readonly T[],
  size: number,
): { readonly first: number; readonly members: readonly T[] }[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => ({
    first: index * size,
    members: all.slice(index * size, (index + 1) * size),
  }));
}
function issueRecord(edition: SearchedIssue, language: string): IssueRecord {
  const { id, title, address, number, description, html } = edition;
  const day = /^\d{4}-\d{2}$/.test(id) ? `${id}-01` : edition.date;
  const month = asOpening(formatMonth(day, language), language);
  const parts = passagesOf(html);
  const [opening, ...others] = parts;
  const passages =
    opening?.anchor === ''
      ? [{ ...opening, text: `${description} ${opening.text}` }, ...others]
      : [{ anchor: '', heading: '', text: description }, ...parts];
  return {
    title,
    address,
    when: number === null ? month : `${month} · ${textsOf(language).edition.number(number)}`,
    passages,
  };
}

function weighedIssue({ title, passages }: IssueRecord, { tags }: SearchedIssue) {
  return {
    title,
    headings: [...passages.map(({ heading }) => heading), ...tags].join(' '),
    text: passages.map(({ text }) => text).join(' '),
  };
}

function linkRecord(entry: ArchivedLink, language: string): LinkRecord {
  const { link, added } = entry;
  const issue = shownIssue(entry);
  const credit = [
    link.authors.map(({ name }) => name).join(', '),
    siteNames(link).join(', '),
    formatDay(added, language),
  ];
  return {
    title: link.sources.map((source) => source.title).join(', '),
    url: link.sources[0]?.url ?? '',
    credit: credit.filter((part) => part !== '').join(' · '),
    text: plainText(link.commentHtml),
    issue: [issue.title, issue.address],
  };
}

function shownIssue({ usedIn }: ArchivedLink): ArchivedLink['usedIn'][0] {
  return usedIn.at(-1) ?? usedIn[0];
}

function weighedLink({ title, text }: LinkRecord, { link }: ArchivedLink) {
  const names = [...link.authors.map(({ name }) => name), ...siteNames(link), ...link.tags];
  return { title, headings: names.join(' '), text };
}

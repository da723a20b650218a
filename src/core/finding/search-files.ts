/** Every file of the search, from what the archive shows to everybody. */
import type { ArchivedLink } from '../edition/archive.ts';
import { asOpening, formatDay, formatMonth } from '../edition/format-day.ts';
import { siteNames } from '../edition/site-names.ts';
import type { WebEdition } from '../edition/web-edition.ts';
import { textsOf } from '../texts/texts.ts';
import { passagesOf, plainText } from './passages.ts';
import {
  type IssueRecord,
  LINKS_A_FILE,
  type LinkRecord,
  SEARCH_VERSION,
  searchAddresses,
  type SearchIndex,
} from './search-index.ts';
import { weighWords } from './weigh-words.ts';
import { createWordCollector } from './word-collector.ts';

export interface SearchFile {
  readonly address: string;
  readonly text: string;
}

export interface SearchedArchive {
  /** The newest first, as the links are. */
  readonly editions: readonly WebEdition[];
  readonly links: readonly ArchivedLink[];
}

/** Drafts are found in `roundup dev` alone, as no other archive has them. */
export function* searchFiles(
  { editions, links }: SearchedArchive,
  language: string,
): Generator<SearchFile> {
  const words = createWordCollector();
  // From the oldest on, so that a new issue changes no number.
  for (const [number, edition] of editions.toReversed().entries()) {
    const record = issueRecord(edition, language);
    words.add('issues', number, weighWords(weighedIssue(record, edition)));
    yield { address: searchAddresses.issue(number), text: written(record) };
  }
  let records: LinkRecord[] = [];
  for (const [number, entry] of links.toReversed().entries()) {
    const record = linkRecord(entry, language);
    records.push(record);
    words.add('links', number, weighWords(weighedLink(record, entry)));
    if (records.length < LINKS_A_FILE && number < links.length - 1) continue;
    yield { address: searchAddresses.link(number), text: written(records) };
    records = [];
  }
  const { parts, files } = words.parts();
  for (const [digest, text] of files) yield { address: searchAddresses.words(digest), text };
  const index: SearchIndex = {
    version: SEARCH_VERSION,
    issues: editions.length,
    links: links.length,
    parts,
  };
  yield { address: searchAddresses.index, text: written(index) };
}

function issueRecord(edition: WebEdition, language: string): IssueRecord {
  const { id, title, address, number, description, html } = edition;
  const day = /^\d{4}-\d{2}$/.test(id) ? `${id}-01` : edition.date;
  const month = asOpening(formatMonth(day, language), language);
  const [opening, ...others] = passagesOf(html);
  const passages =
    opening?.anchor === ''
      ? [{ ...opening, text: `${description} ${opening.text}` }, ...others]
      : [{ anchor: '', heading: '', text: description }, ...passagesOf(html)];
  return {
    title,
    address,
    when: number === null ? month : `${month} · ${textsOf(language).edition.number(number)}`,
    passages,
  };
}

function weighedIssue({ title, passages }: IssueRecord, { tags }: WebEdition) {
  return {
    title,
    headings: [...passages.map(({ heading }) => heading), ...tags].join(' '),
    text: passages.map(({ text }) => text).join(' '),
  };
}

function linkRecord({ link, added, usedIn }: ArchivedLink, language: string): LinkRecord {
  const issue = usedIn.at(-1) ?? usedIn[0];
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

function weighedLink({ title, text }: LinkRecord, { link }: ArchivedLink) {
  const names = [...link.authors.map(({ name }) => name), ...siteNames(link), ...link.tags];
  return { title, headings: names.join(' '), text };
}

function written(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

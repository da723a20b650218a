/** What became of an address that was to be filed, for people and for programs. */
import type { CapturedField } from '../core/capture/captured-fields.ts';
import { authorNames } from '../core/link/author-names.ts';
import { oneLine } from '../core/link/clean-text.ts';
import type { KnownPage } from '../core/link/known-pages.ts';
import type { CapturedLink } from '../workflows/capture-links.ts';
import { issueNames } from './describe-link.ts';

/** The file, and what is in it. */
export function describeCaptured({ record, known }: CapturedLink): string {
  if (record === undefined) return known.same.map((page) => page.record.path).join('\n');
  const { title, author, site, published, minutes, kind } = record.fields;
  const facts = [
    authorNames(author).join(', '),
    site ?? '',
    published ?? '',
    minutes === undefined ? '' : `${minutes} min`,
    kind === 'article' ? '' : kind,
  ].filter((fact) => fact !== '');
  const told = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
  return `${record.path}\n  ${oneLine(`${title}${told}`, 400)}`;
}

/** What the author should know of it besides; '' for nothing. */
export function describeHint(
  captured: CapturedLink,
  { isOffline }: { readonly isOffline: boolean },
): string {
  const { address, record, known, unread, missing, suggestedTags } = captured;
  const shown = oneLine(address, 200);
  const told = new Set(known.same.flatMap(({ uses }) => uses.map(({ issueId }) => issueId)));
  const others = known.uses.filter(({ issueId }) => !told.has(issueId));
  const inIssues = others.length === 0 ? '' : ` The page is in ${issueNames(others)}.`;
  const hints: string[] = [];
  for (const page of known.same) {
    hints.push(
      record === undefined
        ? `${shown} was filed before: ${fileOf(page)}.${inIssues} Not filed again; --again does.`
        : `warning ${shown} was filed before: ${fileOf(page)}.${inIssues}`,
    );
  }
  if (known.same.length === 0 && known.uses.length > 0) hints.push(`warning ${shown}:${inIssues}`);
  for (const page of known.alike.slice(0, 3)) {
    hints.push(`warning ${shown} may be the same page as ${fileOf(page)}.`);
  }
  if (record !== undefined && unread !== undefined) {
    const lacking = missing.filter((field) => field !== 'kind').map((field) => WORDS[field]);
    const why = isOffline
      ? `${shown} was not asked`
      : `warning ${shown} could not be read: ${unread}`;
    const what = lacking.length === 0 ? '' : ` Missing: ${lacking.join(', ')}.`;
    hints.push(`${why}.${what} Fill it in later: roundup link refresh ${record.id}`);
  }
  if (record !== undefined && suggestedTags.length > 0) {
    hints.push(`Tags of yours that may fit: ${suggestedTags.join(', ')}`);
  }
  return hints.join('\n');
}

const WORDS: Readonly<Record<CapturedField, string>> = {
  title: 'title (made from the address)',
  author: 'author',
  site: 'site',
  published: 'day',
  kind: 'kind',
  minutes: 'reading time',
  lang: 'language',
};

function fileOf({ record, uses }: KnownPage): string {
  return uses.length === 0 ? record.path : `${record.path} (in ${issueNames(uses)})`;
}

export function capturedData(captured: CapturedLink) {
  const { address, record, known, unread, missing, suggestedTags } = captured;
  const names = ({ record: { id, path }, uses }: KnownPage) => ({
    id,
    path,
    usedIn: uses.map(({ issueId }) => issueId),
  });
  return {
    address,
    outcome: record === undefined ? 'known' : 'filed',
    ...(record === undefined ? {} : { id: record.id, path: record.path, ...record.fields }),
    unread: unread ?? null,
    missing,
    known: known.same.map(names),
    alike: known.alike.map(names),
    usedIn: known.uses.map(({ issueId }) => issueId),
    suggestedTags,
  };
}

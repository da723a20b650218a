/** An issue or a link that was found: title, a quiet line, and the piece of text, with the words marked. */
import { excerptFor, hitsIn, marked } from '../../../core/finding/excerpt.ts';
import type { Passage } from '../../../core/finding/passages.ts';
import type { IssueRecord, LinkRecord } from '../../../core/finding/search-index.ts';
import type { SoughtWord } from '../../../core/finding/search-query.ts';
import { made } from './made.ts';

export function foundIssue(issue: IssueRecord, sought: readonly SoughtWord[]): HTMLElement {
  const { title, address, when, passages } = issue;
  const passage = bestOf(passages, sought);
  return made(
    'li',
    {},
    made('p', { class: 'entry-title' }, made('a', { href: address }, ...marks(title, sought))),
    made('p', { class: 'credit' }, when, ...section(address, passage, sought)),
    ...excerpt(passage?.text ?? '', sought),
  );
}

export function foundLink(link: LinkRecord, sought: readonly SoughtWord[]): HTMLElement {
  const [issue, address] = link.issue;
  return made(
    'li',
    {},
    made(
      'p',
      { class: 'entry-title' },
      made('a', { href: link.url }, ...marks(link.title, sought)),
    ),
    made(
      'p',
      { class: 'credit' },
      ...marks(link.credit, sought),
      ' · ',
      made('a', { href: address }, issue),
    ),
    ...excerpt(link.text, sought),
  );
}

/** The first of those with the most of what is looked for. */
function bestOf(passages: readonly Passage[], sought: readonly SoughtWord[]): Passage | undefined {
  return passages
    .map((passage) => ({ passage, hits: hitsIn(`${passage.heading} ${passage.text}`, sought) }))
    .reduce((best, each) => (each.hits > best.hits ? each : best), {
      passage: passages[0],
      hits: 0,
    }).passage;
}

function section(
  address: string,
  passage: Passage | undefined,
  sought: readonly SoughtWord[],
): (Node | string)[] {
  if (passage === undefined || passage.anchor === '') return [];
  const target = { href: `${address}#${passage.anchor}` };
  return [' · ', made('a', target, ...marks(passage.heading, sought))];
}

function excerpt(text: string, sought: readonly SoughtWord[]): HTMLElement[] {
  if (text === '') return [];
  return [made('p', { class: 'found-text' }, ...marks(excerptFor(text, sought), sought))];
}

function marks(text: string, sought: readonly SoughtWord[]): (Node | string)[] {
  return marked(text, sought).map((part) =>
    part.isFound ? made('mark', {}, part.text) : part.text,
  );
}

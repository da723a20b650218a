/** One link of an old issue with what its author said of it, taken from a line, a heading or a paragraph. */
import type { Link, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { oneLine } from '../link/clean-text.ts';
import { addressKind } from './editorial-address.ts';

export interface Credit {
  readonly name: string;
  readonly url: string | undefined;
}

export interface ImportedItem {
  readonly title: string;
  readonly url: string;
  readonly authors: readonly Credit[];
  readonly via: Credit | undefined;
  readonly minutes: number | undefined;
  /** What is said of it. */
  readonly comment: readonly RootContent[];
  /** Of the source; where it stands. */
  readonly line: number;
}

const MOST_TITLE_CHARS = 300;
const MOST_LEAD_CHARS = 40;
const MOST_CREDIT_CHARS = 600;
/** Of the end of a comment, where `(via …)` may stand. */
const MOST_VIA_CHARS = 160;
/** The words of a link that has no title of its own. */
const NO_TITLE =
  /^(?:here|link|read (?:more|on|it)|more|this|source|video|listen|watch|continue reading|→|»)\W*$/i;
/** What may stand before the link of a line: a number, a bullet, a picture’s place. */
const LEAD =
  /^(?:[\s\p{So}\p{Extended_Pictographic}•‣▸►–—*-]|\u200d|\ufe0f)*(?:#?\d{1,3}[.):]?)?[\s•–—:-]*$/u;
/** `[video] [series] `, which are kept as a part of the title. */
const LABELS = /^\s*((?:\[[\p{L}\p{N} ]{1,20}\]\s{0,3}){1,3})$/u;
const SEPARATOR = /^[\s\u00a0]*(?:[-–—:|·•,.;→]+(?=\s|$))?[\s\u00a0]*/;
const BY = /^[\s\u00a0]*[-–—,|·]?[\s\u00a0]*[([]?(?:written )?(?:by|von|av|par)[\s\u00a0]+/i;
const VIA = /^[\s\u00a0]*[-–—,;|·]?[\s\u00a0]*[([]?(?:via|h\/t|hat tip(?: to)?)[\s\u00a0:]+/i;
const CLOSING_VIA = /[([](?:via|h\/t)[\s\u00a0:]{1,4}([^()[\]]{1,80})[)\]][.\s]{0,4}$/i;
const MINUTES =
  /^[\s\u00a0]*[-–—|·]?[\s\u00a0]*[([](\d{1,3})[\s\u00a0-]*min(?:ute)?s?(?: read| watch)?[)\]]/i;
const WORD = String.raw`(?:\p{Lu}\.|(?:Dr|St|Jr|Sr)\.|[\p{Lu}\p{Lo}@][\p{L}\p{M}\p{N}’'_-]*)`;
const NAME = String.raw`${WORD}(?:[\s\u00a0]+(?:(?:de|van|von|der|den|la|le|di|da|bin|al)[\s\u00a0]+)*${WORD}){0,4}`;
const NAMES = new RegExp(
  String.raw`^(${NAME}(?:(?:,|[\s\u00a0]+(?:and|&|und|och))[\s\u00a0]+${NAME}){0,4})[)\]]?`,
  'u',
);

/** `blocks` are a paragraph or heading that begins with the link, and what belongs to it. */
export function importedItem(
  first: readonly PhrasingContent[],
  below: readonly RootContent[],
  line: number,
): ImportedItem | undefined {
  const found = leadingLink(first);
  if (found === undefined) return undefined;
  const { link, rest } = found;
  const { kind, ...address } = addressKind(link.url);
  const name = oneLine(toString(link, { includeImageAlt: false }), MOST_TITLE_CHARS);
  const title = name === '' ? '' : oneLine(`${found.label} ${name}`, MOST_TITLE_CHARS);
  if (kind !== 'page' || !('url' in address) || title === '' || NO_TITLE.test(name))
    return undefined;
  const { credits, more } = creditsOf(rest, below);
  const paragraph: Paragraph[] =
    toString({ type: 'paragraph', children: credits.rest }).trim() === ''
      ? []
      : [{ type: 'paragraph', children: credits.rest }];
  return {
    title,
    url: address.url,
    authors: credits.authors,
    via: credits.via,
    minutes: credits.minutes,
    comment: [...paragraph, ...more],
    line,
  };
}

/** On the line itself, or at the beginning of the paragraph below it. */
function creditsOf(
  rest: readonly PhrasingContent[],
  below: readonly RootContent[],
): { readonly credits: Credits; readonly more: readonly RootContent[] } {
  const [paragraph, ...others] = below;
  const isBare = toString({ type: 'paragraph', children: [...rest] }).trim() === '';
  const isBelow =
    isBare &&
    paragraph?.type === 'paragraph' &&
    (BY.test(textAt(paragraph.children)) || VIA.test(textAt(paragraph.children)));
  return isBelow
    ? { credits: readCredits(paragraph.children), more: others }
    : { credits: readCredits(rest), more: below };
}

/** Whether a link stands for itself, and does not begin a sentence that goes on. */
export function isSetApart(children: readonly PhrasingContent[]): boolean {
  const found = leadingLink(children);
  if (found === undefined) return false;
  const [first] = children;
  if (first?.type === 'strong' || (first?.type === 'text' && /\d/.test(first.value))) return true;
  const [next] = found.rest;
  if (next === undefined || next.type === 'break') return true;
  return (
    next.type === 'text' &&
    /^(?:[^\S\n]*$|[^\S\n]*\n|\s*[-–—:|·•([→]|,?\s+(?:by|via)\s)/i.test(next.value)
  );
}

interface LeadingLink {
  readonly link: Link;
  readonly rest: readonly PhrasingContent[];
  /** Of what kind it is, as `[video]` before it says; often empty. */
  readonly label: string;
}

/** The link with which a line begins, in bold or not, and what follows it. */
export function leadingLink(children: readonly PhrasingContent[]): LeadingLink | undefined {
  let label = '';
  for (const [index, child] of children.entries()) {
    if (child.type === 'text' && isLead(child.value)) continue;
    if (child.type === 'break') continue;
    const labels = child.type === 'text' && label === '' ? labelsIn(child.value) : undefined;
    if (labels !== undefined) {
      label = labels;
      continue;
    }
    const rest = children.slice(index + 1);
    if (child.type === 'link') return { link: child, rest, label };
    if (child.type !== 'strong' && child.type !== 'emphasis') return undefined;
    const inner = leadingLink(child.children);
    if (inner === undefined) return undefined;
    // What else is in bold belongs to the text.
    const after = inner.rest.length === 0 ? [] : [{ ...child, children: [...inner.rest] }];
    return { link: inner.link, rest: [...after, ...rest], label: label || inner.label };
  }
  return undefined;
}

function labelsIn(text: string): string | undefined {
  return text.length <= MOST_LEAD_CHARS * 2 ? LABELS.exec(text)?.[1]?.trim() : undefined;
}

/** Short, so that no run of blanks or dashes keeps the pattern busy. */
function isLead(text: string): boolean {
  return text.length <= MOST_LEAD_CHARS && LEAD.test(text);
}

interface Credits {
  readonly authors: readonly Credit[];
  readonly via: Credit | undefined;
  readonly minutes: number | undefined;
  readonly rest: PhrasingContent[];
}

/** `by Ada and Bo (7 min) via Somewhere – the comment`, each part of it or none. */
function readCredits(nodes: readonly PhrasingContent[]): Credits {
  let rest = [...nodes];
  let authors: readonly Credit[] = [];
  let via: Credit | undefined;
  let minutes: number | undefined;
  for (let turn = 0; turn < 4; turn += 1) {
    const length = MINUTES.exec(textAt(rest));
    if (length !== null && minutes === undefined) {
      minutes = Number(length[1]) || undefined;
      rest = without(rest, length[0].length);
      continue;
    }
    const named = authors.length === 0 ? namesAfter(rest, BY) : undefined;
    if (named !== undefined) {
      ({ names: authors, rest } = named);
      continue;
    }
    const found = via === undefined ? namesAfter(rest, VIA) : undefined;
    if (found === undefined) break;
    via = found.names[0];
    rest = found.rest;
  }
  const closing = via === undefined ? closingVia(rest) : undefined;
  return {
    authors,
    via: via ?? closing?.via,
    minutes,
    rest: trimmed(closing?.rest ?? rest),
  };
}

/** `by` with a name in words or as a link; undefined where no name follows. */
function namesAfter(
  nodes: readonly PhrasingContent[],
  word: RegExp,
): { readonly names: readonly Credit[]; readonly rest: PhrasingContent[] } | undefined {
  const text = textAt(nodes);
  const lead = word.exec(text);
  if (lead === null) return undefined;
  const after = text.slice(lead[0].length);
  if (after === '') {
    const [, link, ...rest] = nodes;
    if (link?.type !== 'link') return undefined;
    const { kind, ...address } = addressKind(link.url);
    const name = oneLine(toString(link), 120);
    if (name === '') return undefined;
    const url = kind === 'page' && 'url' in address ? address.url : undefined;
    const closing = /^[)\]]/.exec(textAt(rest))?.[0].length ?? 0;
    return withMore([{ name, url }], without(rest, closing));
  }
  const names = NAMES.exec(after);
  if (names === null) return undefined;
  const [whole, said = ''] = names;
  const credits = said
    .split(/,\s+|\s+(?:and|&|und|och)\s+/)
    .map((name) => ({ name: oneLine(name, 120), url: undefined }))
    .filter(({ name }) => name !== '');
  return withMore(credits, without(nodes, lead[0].length + whole.length));
}

/** `Bo and [Cy](…)`: names and links may be mixed. */
function withMore(
  names: readonly Credit[],
  rest: PhrasingContent[],
): { readonly names: readonly Credit[]; readonly rest: PhrasingContent[] } {
  const [text, link, ...others] = rest;
  const isMore =
    text?.type === 'text' &&
    /^(?:,|[\s\u00a0]+(?:and|&|und|och))[\s\u00a0]+$/.test(text.value) &&
    link?.type === 'link';
  if (!isMore) return { names, rest };
  const { kind, ...address } = addressKind(link.url);
  const url = kind === 'page' && 'url' in address ? address.url : undefined;
  return withMore([...names, { name: oneLine(toString(link), 120), url }], others);
}

/** `… the comment. (via Somewhere)` at the very end. */
function closingVia(
  nodes: readonly PhrasingContent[],
): { readonly via: Credit; readonly rest: PhrasingContent[] } | undefined {
  const last = nodes.at(-1);
  if (last?.type === 'text') {
    const start = Math.max(0, last.value.length - MOST_VIA_CHARS);
    const found = CLOSING_VIA.exec(last.value.slice(start));
    if (found !== null) {
      const name = oneLine(found[1] ?? '', 120);
      return {
        via: { name, url: undefined },
        rest: [...nodes.slice(0, -1), { ...last, value: last.value.slice(0, start + found.index) }],
      };
    }
  }
  const [before, link, end] = nodes.slice(-3);
  if (before?.type !== 'text' || link?.type !== 'link' || end?.type !== 'text') return undefined;
  const opened = /[([](?:via|h\/t)[\s\u00a0:]{1,4}$/i.exec(before.value);
  if (opened === null || !/^[)\]][.\s]*$/.test(end.value)) return undefined;
  const { kind, ...address } = addressKind(link.url);
  return {
    via: {
      name: oneLine(toString(link), 120),
      url: kind === 'page' && 'url' in address ? address.url : undefined,
    },
    rest: [
      ...nodes.slice(0, -3),
      { ...before, value: before.value.slice(0, opened.index).trimEnd() },
    ],
  };
}

/** As much as credits can take: no longer run of blanks may keep the patterns busy. */
function textAt([first]: readonly PhrasingContent[]): string {
  return first?.type === 'text' ? first.value.slice(0, MOST_CREDIT_CHARS) : '';
}

function without(nodes: readonly PhrasingContent[], characters: number): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return [...nodes];
  const value = first.value.slice(characters);
  return value === '' ? rest : [{ ...first, value }, ...rest];
}

/** Without what only parts the comment from the link. */
function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  let rest = [...nodes];
  while (rest[0]?.type === 'break') rest = rest.slice(1);
  rest = without(rest, SEPARATOR.exec(textAt(rest))?.[0].length ?? 0);
  while (rest[0]?.type === 'break') rest = rest.slice(1);
  const last = rest.at(-1);
  if (last?.type === 'text')
    rest = [...rest.slice(0, -1), { ...last, value: last.value.trimEnd() }];
  return rest.filter((node) => node.type !== 'text' || node.value !== '');
}

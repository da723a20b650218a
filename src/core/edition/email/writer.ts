/** Writes a mail's tree out: ASCII alone, and no line that a mail server would have to cut. */
import type { Element, ElementContent, RootContent } from 'hast';
import { MOST_NAME_BYTES, nameTag } from '../../delivery/personal-parts.ts';
import type { Place } from '../../diagnostics.ts';
import type { NamePlace } from '../../markdown/nodes.ts';
import type { HtmlOrigin } from '../edition.ts';
import { beforeSeam } from '../name-fallbacks.ts';
import { readableText } from '../readable-text.ts';
import { attributeText, entities, unitsOf } from './ascii.ts';

/** Lines are ended at the first space beyond this. */
const AIM = 160;
/** RFC 5322, 2.1.1 allows 998 bytes; a token on its way may still be added to such a line. */
const MOST = 900;

const voidTags = new Set(['br', 'hr', 'img', 'meta', 'wbr']);
/** Space around these is not shown, so each may begin a line. */
const blockTags = new Set(
  'html head body meta title style table tbody thead tr td th div p h1 h2 h3 h4 h5 h6 ul ol li blockquote hr pre'.split(
    ' ',
  ),
);

export interface WrittenHtml {
  readonly html: string;
  readonly origins: readonly HtmlOrigin[];
}

interface Sheet {
  readonly parts: string[];
  /** Characters written. */
  length: number;
  readonly origins: { start: number; end: number; readonly place: Place }[];
  column: number;
  /** Inside `<pre>` every character counts. */
  verbatim: boolean;
  readonly nameFallbacks: readonly string[];
  /** Whether a name's tag was written last. */
  afterName: boolean;
}

/** Text is escaped; comments and the content of `<style>` go out as they are. */
export function writeHtml(
  nodes: readonly RootContent[],
  nameFallbacks: readonly string[] = [],
): WrittenHtml {
  const sheet: Sheet = {
    parts: [],
    length: 0,
    origins: [],
    column: 0,
    verbatim: false,
    nameFallbacks,
    afterName: false,
  };
  for (const node of nodes) writeNode(node, sheet);
  return { html: `${sheet.parts.join('')}\n`, origins: sheet.origins };
}

function writeNode(node: RootContent, sheet: Sheet): void {
  switch (node.type) {
    case 'element':
      writePlaced(node, sheet);
      break;
    case 'text':
      if (sheet.verbatim) writeVerbatim(node.value, sheet);
      else writeText(node.value, sheet);
      break;
    case 'namePlace':
      writeName(node, sheet);
      break;
    case 'comment':
      breakLine(sheet);
      put(`<!--${node.value}-->`, sheet);
      break;
    case 'doctype':
      put('<!DOCTYPE html>', sheet);
      break;
    default:
  }
}

function writePlaced(element: Element, sheet: Sheet): void {
  if (!sheet.verbatim && blockTags.has(element.tagName)) breakLine(sheet);
  const place = element.data?.place;
  if (place === undefined) {
    writeElement(element, sheet);
    return;
  }
  const origin = { start: sheet.length, end: sheet.length, place };
  sheet.origins.push(origin);
  writeElement(element, sheet);
  origin.end = sheet.length;
}

function writeElement(element: Element, sheet: Sheet): void {
  writeStartTag(element, sheet);
  if (voidTags.has(element.tagName)) return;
  if (element.tagName === 'style') {
    for (const child of element.children)
      if (child.type === 'text') put(`\n${child.value}\n`, sheet);
  } else {
    const outer = sheet.verbatim;
    sheet.verbatim ||= element.tagName === 'pre';
    for (const child of merged(element.children)) writeNode(child, sheet);
    sheet.verbatim = outer;
  }
  put(`</${element.tagName}${isFull(sheet) ? '\n' : ''}>`, sheet);
}

/** Neighbouring texts as one, so that no word is looked at in halves. */
function merged(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const before = result.at(-1);
    if (node.type === 'text' && before?.type === 'text') {
      result[result.length - 1] = { type: 'text', value: before.value + node.value };
    } else {
      result.push(node);
    }
  }
  return result;
}

/** Inside a tag, between attributes, a new line is never seen, not even in `<pre>`. */
function writeStartTag(element: Element, sheet: Sheet): void {
  put(`<${element.tagName}`, sheet);
  for (const [name, value] of Object.entries(element.properties)) {
    // An address is whole-address.ts's work, and one of them holds the tag of the token.
    const text = attributeText(name === 'href' ? String(value) : readableText(String(value)));
    const lines = text.length > MOST ? cutAttribute(text) : [text];
    const [first = '', ...rest] = lines;
    put(sheet.column + name.length + first.length < AIM * 1.5 ? ' ' : '\n', sheet);
    put(`${name}="${[first, ...rest].join('\n')}"`, sheet);
  }
  put(isFull(sheet) ? '\n>' : '>', sheet);
}

/** Tags may end on the next line, which nothing shows. */
function isFull(sheet: Sheet): boolean {
  return sheet.column > AIM * 2;
}

/** Only descriptions are this long; they may be broken at spaces, and anywhere between characters. */
function cutAttribute(escaped: string): string[] {
  return (
    escaped.match(/(?:&[#\w]+;|[^&]){1,40}(?: |(?=&[#\w]+;)|$)|(?:&[#\w]+;|[^&]){1,40}/g) ?? []
  );
}

function writeText(text: string, sheet: Sheet): void {
  for (const part of text.split(/([ \t\r\n\f]+)/)) {
    if (part === '') continue;
    if (/^[ \t\r\n\f]/.test(part)) put(sheet.column > AIM ? '\n' : ' ', sheet);
    else writeWord(part, sheet);
  }
}

function writeVerbatim(text: string, sheet: Sheet): void {
  text.split('\n').forEach((line, index) => {
    if (index > 0) put('\n', sheet);
    writeWord(line, sheet);
  });
}

/** The line has room for the longest name, which may come without a space around it. */
function writeName({ value }: NamePlace, sheet: Sheet): void {
  const index = sheet.nameFallbacks.indexOf(value);
  if (index < 0) {
    writeText(value, sheet);
    return;
  }
  if (sheet.column + MOST_NAME_BYTES > MOST) put('<wbr\n>', sheet);
  const tag = nameTag(index, 'html');
  put(tag, sheet);
  sheet.column += MOST_NAME_BYTES - tag.length;
  sheet.afterName = true;
}

/** `<wbr` takes its `>` on the next line where a word is longer than a line may be. */
function writeWord(written: string, sheet: Sheet): void {
  const word = sheet.afterName ? beforeSeam(written) : written;
  if (sheet.column + word.length * 10 < MOST) {
    put(entities(word), sheet);
    return;
  }
  for (const unit of unitsOf(word)) {
    if (sheet.column + unit.length > MOST) put('<wbr\n>', sheet);
    put(unit, sheet);
  }
}

function breakLine(sheet: Sheet): void {
  if (sheet.column === 0) return;
  if (sheet.parts.at(-1) === ' ') {
    // A space before a block shows nothing, so the new line takes its place.
    sheet.parts[sheet.parts.length - 1] = '\n';
    sheet.column = 0;
  } else {
    put('\n', sheet);
  }
}

function put(token: string, sheet: Sheet): void {
  sheet.afterName = false;
  sheet.parts.push(token);
  sheet.length += token.length;
  const end = token.lastIndexOf('\n');
  sheet.column = end < 0 ? sheet.column + token.length : token.length - end - 1;
}

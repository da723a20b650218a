/** Puts ids into a list of an issue's head, and leaves every other byte of the file as it was. */
import { isMap, isNode, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { oneLine } from '../link/clean-text.ts';

export type HeadList = 'reading' | 'alsoRead';

export interface ListedLink {
  readonly id: string;
  /** Stands behind the id as a remark of YAML, so that an author sees what it is. */
  readonly title: string;
}

/** At the end of the list, at its beginning, or behind the entry of this number. */
export type ListPlace = 'last' | 'first' | { readonly after: number };

/**
 * undefined where the head is written in a way in which nothing can be put in safely, such as with
 * a list behind an anchor.
 */
export function listInHead(
  text: string,
  list: HeadList,
  links: readonly ListedLink[],
  place: ListPlace = 'last',
): string | undefined {
  const parts = partsOf(text);
  if (parts === undefined || links.length === 0) return undefined;
  const before = idsIn(parts.head, list);
  const head = insert(parts.head, list, links, place);
  if (head === undefined || before === undefined) return undefined;
  // Whatever YAML makes of it is what counts.
  const at = place === 'last' ? before.length : place === 'first' ? 0 : place.after + 1;
  const wanted = before.toSpliced(at, 0, ...links.map(({ id }) => id));
  if (JSON.stringify(idsIn(head, list)) !== JSON.stringify(wanted)) return undefined;
  return parts.open + head + parts.rest;
}

/** Sets a field of the head that is true or absent. */
export function flagInHead(text: string, flag: 'alsoReadPage'): string | undefined {
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  const pair = pairOf(parts.head, flag);
  if (pair?.range === undefined) return `${parts.open}${parts.head}${flag}: true\n${parts.rest}`;
  const [start, end] = pair.range;
  return `${parts.open}${parts.head.slice(0, start)}true${parts.head.slice(end)}${parts.rest}`;
}

interface Parts {
  readonly open: string;
  /** Lines of YAML, each with its end. */
  readonly head: string;
  readonly rest: string;
}

function partsOf(text: string): Parts | undefined {
  const match = /^(---[ \t]*\n)([\s\S]*?)(^---[ \t]*(?:\n[\s\S]*)?)$(?![\s\S])/m.exec(text);
  const [, open, head, rest] = match ?? [];
  return open === undefined || head === undefined || rest === undefined
    ? undefined
    : { open, head, rest };
}

function idsIn(head: string, list: HeadList): unknown[] | undefined {
  const document = parseDocument(head);
  if (document.errors.length > 0) return undefined;
  const value: unknown = document.toJS({ maxAliasCount: 100 })?.[list] ?? [];
  return Array.isArray(value) ? value : undefined;
}

function pairOf(head: string, key: string) {
  const map = parseDocument(head).contents;
  if (!isMap(map)) return undefined;
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined) return undefined;
  const range = isNode(pair.value) && pair.value.range ? pair.value.range : undefined;
  return { value: pair.value, range };
}

function insert(
  head: string,
  list: HeadList,
  links: readonly ListedLink[],
  place: ListPlace,
): string | undefined {
  const pair = pairOf(head, list);
  if (pair === undefined) return `${head}${list}:\n${linesOf(links, '  ')}`;
  const { value, range } = pair;
  if (range === undefined) return undefined;
  if (isSeq(value) && value.items.length > 0) {
    return value.flow === true
      ? inFlow(head, value, links, place)
      : inBlock(head, value, links, place);
  }
  const isNothing = isSeq(value) || (isScalar(value) && value.value === null);
  if (!isNothing) return undefined;
  const [start, end] = range;
  const line = `${head.slice(0, start).trimEnd()}${head.slice(end)}`;
  const after = lineEnd(line, head.slice(0, start).trimEnd().length);
  return `${line.slice(0, after)}${linesOf(links, '  ')}${line.slice(after)}`;
}

function inBlock(
  head: string,
  seq: YAMLSeq,
  links: readonly ListedLink[],
  place: ListPlace,
): string | undefined {
  const start = seq.range?.[0];
  if (start === undefined) return undefined;
  const indent = head.slice(head.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^ *$/.test(indent)) return undefined;
  const lines = linesOf(links, indent);
  if (place === 'first') {
    const at = start - indent.length;
    return head.slice(0, at) + lines + head.slice(at);
  }
  const item = seq.items[place === 'last' ? seq.items.length - 1 : place.after];
  const end = isNode(item) ? item.range?.[1] : undefined;
  if (end === undefined) return undefined;
  // A block of text, or a map in lines of its own, ends behind its last line.
  const at = head[end - 1] === '\n' ? end : lineEnd(head, end);
  return head.slice(0, at) + lines + head.slice(at);
}

/** A list within brackets has no room for remarks. */
function inFlow(
  head: string,
  seq: YAMLSeq,
  links: readonly ListedLink[],
  place: ListPlace,
): string | undefined {
  const ids = links.map(({ id }) => id).join(', ');
  const item =
    seq.items[place === 'first' ? 0 : place === 'last' ? seq.items.length - 1 : place.after];
  const range = isNode(item) ? item.range : undefined;
  if (!range) return undefined;
  return place === 'first'
    ? `${head.slice(0, range[0])}${ids}, ${head.slice(range[0])}`
    : `${head.slice(0, range[1])}, ${ids}${head.slice(range[1])}`;
}

/** The lines of a list, each link with its title behind it. */
export function linesOf(links: readonly ListedLink[], indent: string): string {
  return links
    .map(({ id, title }) => {
      const remark = oneLine(title, 90);
      return `${indent}- ${id}${remark === '' ? '' : ` # ${remark}`}\n`;
    })
    .join('');
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

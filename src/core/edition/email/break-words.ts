/** Where long words in a table may be broken, so that no table is wider than a telephone. */
import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { plain } from './mail-element.ts';

/** What the narrowest telephone leaves for a table, in characters of code. */
const PHONE = 34;
/** Between two columns, in the same. */
const BETWEEN = 1.3;
/** Fewer characters in a line cannot be read. */
const LEAST_PIECE = 2;
const LONG_WORD = /\S{12}/;
/** After a sign, before a capital, and at last anywhere. */
const SEAM = /(?<=[a-z0-9][=./_:-])(?=\w)|(?<=[a-z])(?=[A-Z][a-z])|(?<=\w{14})(?=\w{14})/;

export type BreakWords = (nodes: readonly ElementContent[]) => ElementContent[];

/** Words are broken where their parts meet; in tables that are too wide all the same, in parts too. */
export function wordBreaker(rows: readonly (readonly Element[])[]): BreakWords {
  const columns = Math.max(1, ...rows.map((cells) => cells.length));
  const room = PHONE - BETWEEN * (columns - 1);
  const isTooWide = widthOf(rows, columns) > room;
  const most = isTooWide ? Math.max(LEAST_PIECE, Math.floor(room / columns)) : Infinity;
  const pieces = (text: string): string[] =>
    (LONG_WORD.test(text) ? text.split(SEAM) : [text]).flatMap((piece) => cut(piece, most));
  const breakWords: BreakWords = (nodes) =>
    nodes.flatMap((node) => {
      if (node.type === 'element') return [{ ...node, children: breakWords(node.children) }];
      return node.type === 'text' ? joinedByBreaks(pieces(node.value)) : [node];
    });
  return breakWords;
}

/** Of the longest pieces side by side. */
function widthOf(rows: readonly (readonly Element[])[], columns: number): number {
  const widths = Array.from<number>({ length: columns }).fill(1);
  for (const cells of rows) {
    cells.forEach((cell, index) => {
      for (const piece of toString(cell).split(SEAM).flatMap(words)) {
        widths[index] = Math.max(widths[index] ?? 1, piece.length);
      }
    });
  }
  return widths.reduce((total, width) => total + width, 0);
}

/** Other scripts than Latin break by their own rules. */
function cut(text: string, most: number): string[] {
  const pieces: string[] = [''];
  for (const part of text.split(/(\s+)/)) {
    const isCut = part.length > most && /^[!-~]+$/.test(part);
    const size = isCut ? Math.ceil(part.length / Math.ceil(part.length / most)) : part.length;
    pieces.push(`${pieces.pop() ?? ''}${part.slice(0, size)}`);
    for (let at = size; at < part.length; at += size) pieces.push(part.slice(at, at + size));
  }
  return pieces;
}

function joinedByBreaks(pieces: readonly string[]): ElementContent[] {
  return pieces.flatMap((value, index) => {
    const piece: ElementContent = { type: 'text', value };
    return index === 0 ? [piece] : [plain('wbr', {}), piece];
  });
}

function words(text: string): string[] {
  return text.split(/\s+/);
}

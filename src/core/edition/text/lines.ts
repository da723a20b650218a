/** Blocks of text are lists of lines; this is how they are filled, framed and put together. */
import { columnsOf } from './columns.ts';
import type { TextPage } from './text-page.ts';
import { WIDTH, wrap } from './wrap.ts';

/** Columns that words need; a block deeper inside others is not indented further. */
const LEAST_WIDTH = 24;

/** Blocks with an empty line between them. */
export function spaced(blocks: readonly (readonly string[])[]): string[] {
  return blocks
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** Wrapped lines, or none when there is nothing to say. */
export function wrapped(text: string, page: TextPage): string[] {
  return text.trim() === '' ? [] : wrap(text, page.width);
}

export function underlined(lines: readonly string[], mark: string | undefined): string[] {
  const longest = Math.max(0, ...lines.map(columnsOf));
  if (mark === undefined || longest === 0) return [...lines];
  return [...lines, mark.repeat(Math.min(longest, WIDTH))];
}

export function prefixed(prefix: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${prefix}${line}`.trimEnd());
}

export function narrowed(page: TextPage, columns: number): TextPage {
  return { ...page, width: Math.max(LEAST_WIDTH, page.width - columns) };
}

/** Whether a block may still be indented. */
export function hasRoom(page: TextPage): boolean {
  return page.width > LEAST_WIDTH;
}

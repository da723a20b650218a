/** Footnotes as text, numbered as their marks are. */
import { noteMark } from './inline-text.ts';
import { spaced } from './lines.ts';
import type { TextPage } from './text-page.ts';

export function notesText(page: TextPage): string[] {
  const notes: string[][] = [];
  for (let next = page.notes.next(); next !== undefined; next = page.notes.next()) {
    const mark = noteMark(next.number, page);
    const [first = '', ...rest] = page.setBlocks(next.note.children, {
      ...page,
      width: page.width - `${mark} `.length,
    });
    notes.push([`${mark} ${first}`.trimEnd(), ...rest]);
  }
  return spaced(notes);
}

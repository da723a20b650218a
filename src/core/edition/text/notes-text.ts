/** Footnotes as text, numbered as their marks are. */
import { spaced } from './lines.ts';
import type { TextPage } from './text-page.ts';

export function notesText(page: TextPage): string[] {
  const notes: string[][] = [];
  for (let next = page.notes.next(); next !== undefined; next = page.notes.next()) {
    const [first = '', ...rest] = page.setBlocks(next.note.children, {
      ...page,
      width: page.width - `[note ${next.number}] `.length,
    });
    notes.push([`[note ${next.number}] ${first}`.trimEnd(), ...rest]);
  }
  return spaced(notes);
}

/** Every format that links are imported from, and which of them a file is. */
import { addressLines } from './address-lines.ts';
import { entryFormats } from './entry-formats.ts';
import type { ExportFormat } from './exported-link.ts';
import { netscapeBookmarks } from './netscape-bookmarks.ts';
import { tableFormats } from './table-formats.ts';

/** The more telling ones first. */
export const exportFormats: readonly ExportFormat[] = [
  netscapeBookmarks,
  ...entryFormats,
  ...tableFormats,
  addressLines,
];

/** By what stands in it, never by its name. */
export function formatOf(text: string): ExportFormat | undefined {
  return exportFormats.find((format) => format.knows(text));
}

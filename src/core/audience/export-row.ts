/** A subscriber as a line of an export: as CSV, which this program reads back, or as JSON. */
import { escapeCell } from './escape-cell.ts';
import type { Subscriber } from './subscriber.ts';

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A list of these columns is recognised as one of our own, and its escapes are undone. */
const columns = ['address', 'name', 'state', 'tags', 'tier', 'created_at', 'paused_until'];

/** undefined where there is none: of JSON each line is a value of its own. */
export function exportHeader(format: ExportFormat): string | undefined {
  return format === 'csv' ? columns.join(',') : undefined;
}

/** Without the line's end. */
export function exportLine(subscriber: Subscriber, format: ExportFormat): string {
  const { address, name, state, tags, tier, createdAt, pausedUntil } = subscriber;
  if (format === 'json') {
    const { spelling } = address;
    return JSON.stringify({ address: spelling, name, state, tags, tier, createdAt, pausedUntil });
  }
  // No tag holds a semicolon.
  const cells = [
    address.spelling,
    name ?? '',
    state,
    tags.join(';'),
    tier,
    createdAt.toISOString(),
    pausedUntil?.toISOString() ?? '',
  ];
  return cells.map(escapeCell).map(quoted).join(',');
}

function quoted(cell: string): string {
  return /[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

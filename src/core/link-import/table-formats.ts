/** The exports of read-later services that are tables, each by its columns. */
import type { ExportFormat } from './exported-link.ts';
import { htmlText, quoted } from './html-text.ts';
import { tableFormat } from './read-table.ts';

/** https://support.mozilla.org/kb/exporting-your-pocket-list */
const pocket = tableFormat({
  id: 'pocket',
  title: 'Pocket',
  columns: ['title', 'url', 'time_added', 'tags', 'status'],
  row: (cell) => ({
    url: cell('url'),
    // Pocket writes the address where it knows no title.
    title: cell('title') === cell('url') ? '' : cell('title'),
    added: Number(cell('time_added')) || undefined,
    tags: cell('tags').split('|'),
  }),
});

/** https://help.raindrop.io/export */
const raindrop = tableFormat({
  id: 'raindrop',
  title: 'Raindrop.io',
  columns: ['id', 'title', 'note', 'excerpt', 'url', 'folder', 'tags', 'created'],
  row: (cell) => ({
    url: cell('url'),
    title: cell('title'),
    added: cell('created'),
    tags: cell('tags').split(','),
    folders: cell('folder') === 'Unsorted' ? [] : cell('folder').split(' / '),
    comment: joined(htmlText(cell('note')), ...raindropHighlights(cell('highlights'))),
  }),
});

/** `Highlight:…`, and the note that was made on it as `Note:…`. */
function raindropHighlights(cell: string): string[] {
  return cell
    .split(/(?:^|\n)(?=(?:Highlight|Note):)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('Note:')
        ? part.slice('Note:'.length).trim()
        : quoted(part.replace(/^Highlight:/, '')),
    );
}

/** https://docs.readwise.io/reader/docs/faqs/exporting */
const reader = tableFormat({
  id: 'readwise-reader',
  title: 'Readwise Reader',
  columns: ['title', 'url', 'document tags', 'saved date', 'location'],
  row: (cell) => ({
    url: cell('url'),
    title: cell('title'),
    added: cell('saved date'),
    tags: pythonList(cell('document tags')),
    isUnchosen: cell('location') === 'feed',
  }),
});

/** https://docs.readwise.io/readwise/docs/exporting-highlights */
const readwise = tableFormat({
  id: 'readwise',
  title: 'highlights of Readwise',
  columns: ['highlight', 'book title', 'book author', 'note'],
  row: (cell) => ({
    url: undefined,
    title: cell('book title'),
    author: cell('book author'),
    added: cell('highlighted at'),
    tags: [...cell('tags').split(','), ...cell('document tags').split(',')],
    comment: joined(quoted(cell('highlight')), cell('note')),
  }),
});

/** https://www.instapaper.com/user: “Download .CSV file”. */
const instapaper = tableFormat({
  id: 'instapaper',
  title: 'Instapaper',
  columns: ['url', 'title', 'selection', 'folder', 'timestamp'],
  row: (cell) => ({
    url: cell('url'),
    title: cell('title'),
    added: Number(cell('timestamp')) || undefined,
    tags: jsonList(cell('tags')),
    folders: ['Unread', 'Archive', 'Starred'].includes(cell('folder')) ? [] : [cell('folder')],
    comment: cell('selection') === '' ? '' : quoted(htmlText(cell('selection'))),
  }),
});

export const tableFormats: readonly ExportFormat[] = [
  raindrop,
  reader,
  readwise,
  instapaper,
  pocket,
];

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '' && part !== '>').join('\n\n');
}

/** `['containers', 'it\'s good']` */
function pythonList(cell: string): string[] {
  return [...cell.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  );
}

function jsonList(cell: string): string[] {
  return [...cell.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replace(/\\(.)/g, '$1'),
  );
}

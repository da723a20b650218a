/** The bookmark file of Netscape, which browsers and most services still write. */
import { Parser } from 'htmlparser2';
import type { ExportedLink, ExportFormat } from './exported-link.ts';

const MARK = /<!DOCTYPE NETSCAPE-Bookmark-file/i;
/** Tags by which linkding marks what it does itself. */
const OWN_TAG = /^linkding:/;
const NOTES = /\[linkding-notes\]([\s\S]*?)\[\/linkding-notes\]/g;
const MOST_FOLDERS = 40;

/**
 * What follows a link as <DD> is its note, which the parsers on npm leave out.
 * https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
 */
export const netscapeBookmarks: ExportFormat = {
  id: 'bookmarks',
  title: 'bookmarks of a browser, linkding, Shaarli or another service',
  knows: (text) =>
    MARK.test(text.slice(0, 2000)) || /<DT>\s*<A\s+HREF=/i.test(text.slice(0, 20_000)),
  read: (text) => ({ links: readBookmarks(text), broken: [] }),
};

type Open = Omit<ExportedLink, 'comment'> & { comment: string };

function readBookmarks(text: string): ExportedLink[] {
  const links: Open[] = [];
  const folders: string[] = [];
  const lineAt = lineCounter(text);
  /** Where text goes to. */
  let into: 'title' | 'note' | 'folder' | undefined;
  let link: (Open & { title: string }) | undefined;
  let folder = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'a') {
          link = {
            ...opened(attributes, folders),
            at: lineAt(parser.startIndex),
            title: '',
            comment: '',
          };
          links.push(link);
          into = 'title';
        } else if (name === 'dd') into = link === undefined ? undefined : 'note';
        else if (name === 'h3') {
          folder = '';
          into = 'folder';
        } else if (name === 'dl') {
          if (folders.length < MOST_FOLDERS) folders.push(folder);
          folder = '';
          into = undefined;
        } else if (into === 'note' && name === 'br' && link !== undefined) link.comment += '\n';
        else if (name === 'dt' || name === 'hr') into = undefined;
      },
      ontext(words) {
        if (into === 'title' && link !== undefined) link.title += words;
        if (into === 'note' && link !== undefined) link.comment += words;
        if (into === 'folder') folder += words;
      },
      onclosetag(name) {
        if (name === 'a' || name === 'h3') into = undefined;
        if (name === 'dl') {
          folders.pop();
          into = undefined;
        }
      },
    },
    { decodeEntities: true },
  );
  parser.end(text);
  return links.map((each) => ({ ...each, comment: noteOf(each.comment) }));
}

function opened(
  attributes: Readonly<Record<string, string>>,
  folders: readonly string[],
): Omit<ExportedLink, 'at' | 'title' | 'comment'> {
  const tags = attributes['tags']?.split(',') ?? [];
  return {
    url: attributes['href'],
    added: Number(attributes['add_date'] ?? '') || undefined,
    tags: tags.filter((tag) => !OWN_TAG.test(tag.trim())),
    // The outermost one is the browser's own: a bar, a menu.
    folders: folders.slice(2).filter((name) => name.trim() !== ''),
    isPrivate: attributes['private'] === '1',
  };
}

/** linkding puts one's own notes, which are Markdown, behind the page's description. */
function noteOf(text: string): string {
  const notes = [...text.matchAll(NOTES)].map(([, note = '']) => note.trim());
  return [text.replace(NOTES, '').trim(), ...notes].filter((part) => part !== '').join('\n\n');
}

/** Counts on from where it was asked last, so that a file is counted once. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let from = 0;
  return (index) => {
    for (let next = text.indexOf('\n', from); next >= 0 && next < index;) {
      line += 1;
      from = next + 1;
      next = text.indexOf('\n', from);
    }
    return line;
  };
}

/** One old issue as the file that it will be, before its pictures are fetched. */
import type { Image, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { fitTags } from '../link-import/fit-tags.ts';
import { oneLine } from '../link/clean-text.ts';
import type { SectionName } from '../issue/schema.ts';
import { arrangeIssue, type ReadingEntry } from './arrange-issue.ts';
import type { Removed } from './clean-mail-html.ts';
import type { ExportedFiles, ImportedIssue, ImportNotice } from './imported-issue.ts';
import type { IssueHead } from './issue-text.ts';
import { issueTree } from './issue-tree.ts';
import { numberedNotes } from './numbered-notes.ts';
import { personalWords, withoutPersonalWords } from './personal-words.ts';
import type { NamedIssue } from './name-issues.ts';
import { tidyTree } from './tidy-tree.ts';

export interface PreparedIssue {
  readonly head: IssueHead;
  readonly blocks: readonly RootContent[];
  readonly pictures: readonly IssuePicture[];
  readonly notices: readonly ImportNotice[];
  readonly removed: Removed;
}

export interface IssuePicture {
  /** As it stands in the tree. */
  readonly written: string;
  /** In the export; undefined for one that is on the web. */
  readonly file: string | undefined;
}

export interface IssueSurroundings {
  readonly files: ExportedFiles;
  readonly headings: Readonly<Record<SectionName, string>>;
  /** The id of the issue that had this address. */
  issueAt(address: string): string | undefined;
  refer(entry: ReadingEntry, date: string): IssueHead['reading'][number];
}

const MOST_TITLE_CHARS = 120;
const LEAST_DESCRIPTION_CHARS = 20;
const MOST_DESCRIPTION_CHARS = 200;
const MOST_TAGS = 12;

/** undefined for a text that is longer or more intricate than any mail. */
export function prepareIssue(
  { issue, date }: NamedIssue,
  slug: string | undefined,
  around: IssueSurroundings,
): PreparedIssue | undefined {
  const { body } = issue;
  const read = issueTree(body);
  if (read === undefined) return undefined;
  const { tree, removed } = read;
  const notices: ImportNotice[] = [];
  const tell = (line: number, what: string): void => {
    notices.push({ at: `${body.file}:${line}`, what });
  };
  numberedNotes(tree);
  linkIssues(tree, around);
  const fileOf = (address: string) => fileAt(address, body.file, around.files);
  const pictures = picturesIn(tree, fileOf, body.line, tell);
  const tidied = tidyTree(tree, {
    title: issue.title,
    firstLine: body.line,
    isOwn: (address) => /^\d{4}-\d{2}(?:-\d{2})?\.md(?:#|$)/.test(address),
  });
  for (const { line, address } of tidied.lost)
    tell(line, `${oneLine(address, 100)} leads nowhere from here; its words stay`);
  for (const { line, address } of tidied.opaque)
    tell(line, `${hostOf(address)} does not say where it leads; the link stays as it is`);
  for (const { line, text, now } of personalWords(tree, body.line)) {
    tell(
      line,
      `${oneLine(text, 60)} ${now === undefined ? 'stands for something personal; it stays text' : `became ${now}`}`,
    );
  }
  const arranged = arrangeIssue(tree, body.line, around.headings);
  for (const { line, what } of arranged.notices) tell(line, what);
  const title = oneLine(issue.title, MOST_TITLE_CHARS) || `Issue of ${date}`;
  if (title !== issue.title.trim()) tell(body.line, 'the title was cut, or made up');
  const description = describe(issue, tree, title);
  if (description.isMade) tell(body.line, 'the description was made of the first lines');
  if (issue.heldBack !== undefined) {
    tell(
      body.line,
      issue.heldBack === 'paid'
        ? 'it was not for everybody: it becomes a draft'
        : 'it was a draft, and stays one',
    );
  }
  return {
    head: {
      title,
      date,
      description: description.text,
      slug,
      draft: issue.heldBack !== undefined,
      tags: fitTags(issue.tags ?? []).tags.slice(0, MOST_TAGS),
      writing: arranged.writing,
      building: arranged.building,
      reading: arranged.reading.map((entry) => around.refer(entry, date)),
    },
    blocks: arranged.blocks,
    pictures,
    notices: notices.toSorted((a, b) => lineOf(a) - lineOf(b)),
    removed,
  };
}

/** Links to other issues of the same newsletter lead to their files. */
function linkIssues(tree: Root, around: IssueSurroundings): void {
  visit(tree, 'link', (link) => {
    const [address = '', fragment] = link.url.split('#', 2);
    const id = around.issueAt(address);
    if (id !== undefined) link.url = `${id}.md${fragment === undefined ? '' : `#${fragment}`}`;
  });
}

function picturesIn(
  tree: Root,
  fileOf: (address: string) => string | undefined,
  firstLine: number,
  tell: (line: number, what: string) => void,
): IssuePicture[] {
  const pictures = new Map<string, IssuePicture>();
  visit(tree, 'image', (image: Image) => {
    const file = fileOf(image.url);
    if (file !== undefined || /^https?:\/\//i.test(image.url)) {
      pictures.set(image.url, { written: image.url, file });
    } else {
      const line = firstLine + (image.position?.start.line ?? 1) - 1;
      tell(
        line,
        `the picture ${oneLine(image.url, 100)} is not in the export; its description stays`,
      );
    }
  });
  return [...pictures.values()];
}

/** Beside the text, from the export’s root, or in the folder that sites are built from. */
function fileAt(address: string, from: string, files: ExportedFiles): string | undefined {
  if (/^(?:https?:)?\/\//i.test(address)) return undefined;
  const bare = decodedOrNot(address.replace(/^__GHOST_URL__/, '').replace(/[?#].*$/, ''));
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const wanted = bare.replace(/^\/+/, '');
  const own = bare.startsWith('/') ? [] : [folder + bare];
  for (const path of [
    ...own,
    wanted,
    `static/${wanted}`,
    `public/${wanted}`,
    `content/${wanted}`,
  ]) {
    const plain = withoutDots(path);
    if (plain !== undefined && files.has(plain)) return plain;
  }
  return undefined;
}

function withoutDots(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function describe(
  issue: ImportedIssue,
  tree: Root,
  title: string,
): { readonly text: string; readonly isMade: boolean } {
  const given = oneLine(withoutPersonalWords(issue.description ?? ''), MOST_DESCRIPTION_CHARS);
  if (given.length >= LEAST_DESCRIPTION_CHARS) return { text: given, isMade: false };
  const words = tree.children
    .filter(({ type }) => type === 'paragraph')
    .slice(0, 3)
    .map((block) => toString(block, { includeImageAlt: false }))
    .join(' ');
  const first = oneLine(withoutPersonalWords(`${given} ${words}`), MOST_DESCRIPTION_CHARS);
  if (first.length >= LEAST_DESCRIPTION_CHARS) return { text: first, isMade: true };
  return { text: oneLine(`${title}, as it was sent in the old newsletter.`, 200), isMade: true };
}

function lineOf({ at }: ImportNotice): number {
  return Number(at.slice(at.lastIndexOf(':') + 1));
}

function hostOf(address: string): string {
  return URL.parse(address)?.hostname ?? 'the address';
}

function decodedOrNot(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

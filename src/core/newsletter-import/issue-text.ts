/** An arranged issue as the text of its file. */
import type { Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { Document, Scalar } from 'yaml';
import type { OwnEntry } from './arrange-issue.ts';
import { writeMarkdown } from './write-markdown.ts';

export interface IssueHead {
  readonly title: string;
  readonly date: string;
  readonly description: string;
  readonly slug: string | undefined;
  readonly draft: boolean;
  readonly tags: readonly string[];
  readonly writing: readonly OwnEntry[];
  readonly building: readonly OwnEntry[];
  readonly reading: readonly (string | { readonly link: string; readonly comment: string })[];
}

/** Stands in the head as a remark, and says which issue of which export it was. */
const MARK = /^# Imported: (\S+ [0-9a-f]{16})$/m;

export function importMark(text: string): string | undefined {
  const end = text.indexOf('\n---', 3);
  return MARK.exec(text.slice(0, end < 0 ? undefined : end))?.[1];
}

/** `pictures` has where each is now; one that is nowhere becomes a link to where it was. */
export function issueText(
  head: IssueHead,
  mark: string,
  blocks: readonly RootContent[],
  pictures: ReadonlyMap<string, string>,
): string {
  const document = new Document({});
  const set = (name: string, value: unknown): void => {
    const node = document.createNode(value, {});
    if (node instanceof Scalar && typeof value === 'string' && name !== 'date') {
      node.type = Scalar.QUOTE_DOUBLE;
    }
    document.set(name, node);
  };
  set('title', head.title);
  set('date', head.date);
  set('description', head.description);
  if (head.slug !== undefined) set('slug', head.slug);
  if (head.draft) set('draft', true);
  if (head.tags.length > 0) set('tags', head.tags);
  for (const name of ['writing', 'building'] as const) {
    const entries = head[name].map(({ title, url, summary }) =>
      summary === undefined ? { title, url } : { title, url, summary },
    );
    if (entries.length > 0) set(name, entries);
  }
  if (head.reading.length > 0) set('reading', head.reading);
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  const body = writeMarkdown(withPictures(blocks, pictures));
  return `---\n${yaml}\n# Imported: ${mark}\n---\n\n${body}\n`;
}

function withPictures(
  blocks: readonly RootContent[],
  pictures: ReadonlyMap<string, string>,
): RootContent[] {
  const root: Root = { type: 'root', children: structuredClone<RootContent[]>([...blocks]) };
  visit(root, 'image', (image, index, parent) => {
    if (index === undefined || parent === undefined) return;
    const now = pictures.get(image.url);
    if (now !== undefined) {
      image.url = now;
      return;
    }
    const alt = { type: 'text' as const, value: image.alt ?? '' };
    parent.children[index] =
      parent.type === 'link' || !/^https?:/i.test(image.url)
        ? alt
        : { type: 'link', url: image.url, children: [alt] };
    return SKIP;
  });
  return root.children;
}

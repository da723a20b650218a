/** The text of an old issue as Markdown’s tree, whatever it was written in, cleaned of a mail’s parts. */
import type { Root as HastRoot } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import type { Definition, Nodes, Root } from 'mdast';
import { rehype } from 'rehype';
import rehypeRaw from 'rehype-raw';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { findIntricacy } from '../intricacy.ts';
import { cleanMailHtml, type Removed } from './clean-mail-html.ts';
import type { ImportedBody } from './imported-issue.ts';

const html = rehype().data('settings', { fragment: false }).freeze();
const markdown = remark().use(remarkGfm, { singleTilde: false }).freeze();
const raw = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).freeze();

export interface IssueTree {
  readonly tree: Root;
  readonly removed: Removed;
}

/** No mail is longer. */
const MOST_CHARS = 2_000_000;

/** undefined for what is longer or more intricate than any mail. */
export function issueTree({
  form,
  text,
}: Pick<ImportedBody, 'form' | 'text'>): IssueTree | undefined {
  if (text.length > MOST_CHARS) return undefined;
  if (form === 'markdown' && findIntricacy(text) !== undefined) return undefined;
  try {
    return form === 'html' ? fromHtml(html.parse(text)) : fromMarkdown(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function fromHtml(hast: HastRoot): IssueTree {
  const removed = cleanMailHtml(hast);
  return { tree: rootOf(toMdast(hast, { newlines: false })), removed };
}

/** Markdown stays as it is, but where HTML stands in it. */
function fromMarkdown(text: string): IssueTree {
  const tree: Root = markdown.parse(text);
  withoutReferences(tree);
  let hasHtml = false;
  visit(tree, 'html', (node, index, parent) => {
    if (!/^\s*<!--[\s\S]*-->\s*$/.test(node.value)) hasHtml = true;
    else if (parent !== undefined && index !== undefined) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    return undefined;
  });
  if (hasHtml) return fromHtml(raw.runSync(tree));
  return { tree, removed: { pixels: 0, footers: 0, shares: 0, hidden: 0 } };
}

/** `[title][1]` as `[title](address)`, so that a part of the text can go elsewhere. */
function withoutReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node, index, parent) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (index === undefined || parent === undefined) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  visit(tree, (node, index, parent) => {
    if (index === undefined || parent === undefined) return;
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const { url = '', title = null } = definitions.get(node.identifier) ?? {};
    const { position } = node;
    const place = position === undefined ? {} : { position };
    parent.children[index] =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children, ...place }
        : { type: 'image', url, title, alt: node.alt ?? '', ...place };
  });
}

function rootOf(node: Nodes): Root {
  return node.type === 'root' ? node : { type: 'root', children: [] };
}

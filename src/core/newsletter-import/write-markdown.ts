/** Markdown’s tree as the text that stands in a file. */
import type { Root, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';

const writer = remark()
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .data('settings', { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one', fences: true })
  .freeze();

/** Whatever the words hold that Markdown would take for a sign of its own is escaped. */
export function writeMarkdown(blocks: readonly RootContent[]): string {
  const tree: Root = { type: 'root', children: [...blocks] };
  return writer.stringify(tree).trim();
}

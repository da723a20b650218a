/** Writes an HTML tree out; only trees that came from toHast, or were made here, get this far. */
import type { ElementContent, Root } from 'hast';
import { rehype } from 'rehype';

const writer = rehype()
  .data('settings', { allowDangerousHtml: true, bogusComments: false })
  .freeze();

/** `raw` nodes go out unescaped: they hold HTML which this function wrote before. */
export function stringify(nodes: readonly ElementContent[] | Root['children']): string {
  return writer.stringify({ type: 'root', children: [...nodes] });
}

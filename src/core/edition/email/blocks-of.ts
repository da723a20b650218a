/** Binds the setting of blocks and lines to a page, which they call each other through. */
import type { ElementContent, Root } from 'hast';
import { setBlocks } from './blocks.ts';
import { setInline } from './inline.ts';
import type { MailPage } from './mail-page.ts';

export type UnboundPage = Omit<MailPage, 'setBlocks' | 'setInline'>;

export function bound(unbound: UnboundPage): MailPage {
  const page: MailPage = {
    ...unbound,
    setBlocks: (nodes) => setBlocks(nodes, page),
    setInline: (nodes) => setInline(nodes, page),
  };
  return page;
}

export function blocksOf(tree: Root, page: UnboundPage): ElementContent[] {
  const nodes = tree.children.filter((node) => node.type !== 'doctype');
  return bound(page).setBlocks(nodes);
}

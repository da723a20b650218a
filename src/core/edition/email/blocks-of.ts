/** Binds the setting of blocks, lines and comments to a page, through which they call each other. */
import type { ElementContent, Root } from 'hast';
import { toHast } from '../../markdown/to-hast.ts';
import { setBlocks } from './blocks.ts';
import { setInline } from './inline.ts';
import { limitDepth } from './limit-depth.ts';
import type { MailPage } from './mail-page.ts';

export type UnboundPage = Omit<MailPage, 'setBlocks' | 'setInline' | 'setComment'>;

export function bound(unbound: UnboundPage): MailPage {
  const page: MailPage = {
    ...unbound,
    setBlocks: (nodes) => setBlocks(nodes, page),
    setInline: (nodes) => setInline(nodes, page),
    setComment: (comment) => blocksOf(limitDepth(toHast(comment)), { ...unbound, inComment: true }),
  };
  return page;
}

export function blocksOf(tree: Root, page: UnboundPage): ElementContent[] {
  const nodes = tree.children.filter((node) => node.type !== 'doctype');
  return bound(page).setBlocks(nodes);
}

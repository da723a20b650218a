/** Binds the setting of blocks, lines and comments to a page, through which they call each other. */
import type { ElementContent, Root } from 'hast';
import { type Origin, placeFrom } from '../../markdown/place-of.ts';
import { toHast } from '../../markdown/to-hast.ts';
import { setBlocks } from './blocks.ts';
import { setInline } from './inline.ts';
import { limitDepth } from './limit-depth.ts';
import { type MailPage, sides } from './mail-page.ts';

export type UnboundPage = Omit<
  MailPage,
  'turned' | 'setBlocks' | 'setBlocksFrom' | 'setInline' | 'setComment'
>;

export function bound(unbound: UnboundPage): MailPage {
  const page: MailPage = {
    ...unbound,
    turned: () => bound({ ...unbound, ...sides(unbound.direction === 'ltr' ? 'rtl' : 'ltr') }),
    setBlocks: (nodes) => setBlocks(nodes, page),
    setBlocksFrom: (origin, nodes) => bound(from(origin, unbound)).setBlocks(nodes),
    setInline: (nodes) => setInline(nodes, page),
    setComment: (comment) => {
      const commenting = { ...from(comment.data?.origin, unbound), inComment: true };
      return blocksOf(limitDepth(toHast(comment, unbound.context.config.language)), commenting);
    },
  };
  return page;
}

function from(origin: Origin | undefined, page: UnboundPage): UnboundPage {
  return origin === undefined ? page : { ...page, placeOf: placeFrom(origin) };
}

export function blocksOf(tree: Root, page: UnboundPage): ElementContent[] {
  const nodes = tree.children.filter((node) => node.type !== 'doctype');
  return bound(page).setBlocks(nodes);
}

/** Tells search engines which of the last links were paid for, as the bibliography does of its own. */
import type { Root } from 'hast';
import type { PlacedLink } from '../../issue/issue.ts';
import { eachElement } from './each-element.ts';

export function markSponsored(tree: Root, links: readonly PlacedLink[]): void {
  const paid = new Set(
    links.flatMap(({ entry }) => (entry.sponsor ? entry.sources.map(({ url }) => whole(url)) : [])),
  );
  if (paid.size === 0) return;
  eachElement(tree, (node) => {
    const { href } = node.properties;
    if (node.tagName === 'a' && typeof href === 'string' && paid.has(whole(href))) {
      node.properties['rel'] = ['sponsored'];
    }
  });
}

/** One spelling of an address. */
function whole(address: string): string {
  return URL.parse(address)?.href ?? address;
}

/** The links of a mail in their order, each with the author's line that it comes from. */
import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import type { Place } from '../diagnostics.ts';
import type { Edition } from '../edition/edition.ts';
import { placeAround } from '../mail-lint/places.ts';

export interface MailLink {
  /** What a reader sees; of a picture, its description. */
  readonly text: string;
  /** Holds the tag where a recipient's token belongs. */
  readonly address: string;
  /** undefined for what the author wrote nowhere, such as the way to unsubscribe. */
  readonly place: Place | undefined;
}

const parser = rehype().freeze();

export function mailLinks(edition: Pick<Edition, 'html' | 'origins'>): MailLink[] {
  const tree: Root = parser.parse(edition.html);
  const links: MailLink[] = [];
  visit(tree, 'element', (node) => {
    const address = node.properties['href'];
    if (node.tagName !== 'a' || typeof address !== 'string') return;
    const text = toString(node).replaceAll(/\s+/g, ' ').trim();
    const place = placeAround(edition.origins, node.position?.start.offset);
    links.push({ text: text === '' ? descriptionIn(node) : text, address, place });
  });
  return links;
}

function descriptionIn(node: Parameters<typeof visit>[0]): string {
  let found = '';
  visit(node, 'element', (inner: { properties: Record<string, unknown> }) => {
    if (found === '') found = String(inner.properties['alt'] ?? '');
  });
  return found;
}

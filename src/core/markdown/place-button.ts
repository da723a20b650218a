/** Reads a button: `::button[Words]{href="https://…"}`. */
import type { LeafDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import type { ButtonPlace } from './nodes.ts';
import { type Placing, refuse } from './placing.ts';

export function placeButton(directive: LeafDirective, placing: Placing): ButtonPlace | undefined {
  const words = toString(directive.children).trim();
  const address = directive.attributes?.['href'] ?? '';
  if (words !== '' && address !== '') return { type: 'buttonPlace', words, address };
  refuse(
    [
      'directive/bad-attribute',
      'A button is written ::button[Words]{href="https://…"}, with words and an address.',
    ],
    directive,
    placing,
  );
  return undefined;
}

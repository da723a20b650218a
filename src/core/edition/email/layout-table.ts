/** Tables that only lay out, for clients that know nothing else. */
import type { Element, ElementContent } from 'hast';
import { type Look, mixed, shape } from './look.ts';
import { type Attributes, type Child, plain, styled } from './mail-element.ts';
import { GAP } from './mail-page.ts';

export function layoutTable(
  attributes: Attributes,
  ...rows: readonly (Element | undefined)[]
): Element {
  return plain(
    'table',
    {
      role: 'presentation',
      width: '100%',
      border: 0,
      cellpadding: 0,
      cellspacing: 0,
      ...attributes,
    },
    ...rows,
  );
}

export function row(...cells: readonly Element[]): Element {
  return plain('tr', {}, ...cells);
}

export function cell(look: Look, attributes: Attributes, ...children: readonly Child[]): Element {
  return styled('td', look, attributes, children);
}

/** A box, and the distance of blocks below it: tables keep no margins. */
export function boxed(look: Look, ...children: readonly Child[]): Element {
  return spacedBox({ below: GAP }, layoutTable({}, row(cell(look, {}, children))));
}

/** Distances in pixels. */
export function spacedBox(
  { above = 0, below }: { readonly above?: number; readonly below: number },
  ...children: readonly Child[]
): Element {
  return layoutTable({}, row(cell(shape({ padding: `${above}px 0 ${below}px` }), {}, children)));
}

/** For the inside of a box: its last paragraph leaves the distance to the box. */
export function withoutLastGap(blocks: readonly ElementContent[]): ElementContent[] {
  const last = blocks.at(-1);
  if (last?.type !== 'element' || !['p', 'ul', 'ol'].includes(last.tagName)) return [...blocks];
  const style = String(last.properties['style'] ?? '');
  const [margin = ''] = /^margin:[^;]*/.exec(style) ?? [];
  const [top = '0', right = '0', , left = '0'] = margin.slice('margin:'.length).split(' ');
  const closed = style.replace(margin, `margin:${top} ${right} 0 ${left}`);
  return [...blocks.slice(0, -1), { ...last, properties: { ...last.properties, style: closed } }];
}

export function paragraph(look: Look, ...children: readonly Child[]): Element {
  return styled('p', mixed(shape({ margin: `0 0 ${GAP}px` }), look), {}, children);
}

/** Coloured code: one theme, its colours inline, neighbours of one colour in one element. */
import type { ElementContent } from 'hast';
import { attribute } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';

export const codeColours: MailRule = {
  id: 'mail/code-colours',
  *look({ elements }) {
    for (const element of elements) {
      if (!element.isCode) continue;
      const { name, node, at, style } = element;
      const theme = [...style.keys()].find((property) => property.startsWith('--'));
      if (theme !== undefined) yield { reason: `Code has a second theme in ${theme}.`, at };
      if (name === 'span' && !style.has('color')) {
        yield { reason: 'A part of code has an element, but no colour inline.', at };
      }
      for (const [index, child] of node.children.entries()) {
        if (!isSameSpan(child, node.children[index + 1])) continue;
        const offset = child.position?.start.offset;
        yield { reason: 'Two neighbours in code have one colour and two elements.', at: offset };
      }
    }
  },
};

function isSameSpan(a: ElementContent, b: ElementContent | undefined): boolean {
  if (a.type !== 'element' || b?.type !== 'element') return false;
  if (a.tagName !== 'span' || b.tagName !== 'span') return false;
  return attribute(a, 'style') === attribute(b, 'style');
}

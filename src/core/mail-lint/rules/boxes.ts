/** Boxes: padding that Outlook keeps, and quotations and code in tables of their own. */
import { list } from 'postcss';
import type { MailElement } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';

const PADDING = /^padding(?:-(?:top|right|bottom|left))?$/;

export const padding: MailRule = {
  id: 'mail/padding',
  *look({ elements }) {
    for (const { name, at, style } of elements) {
      if (name === 'td' || name === 'th') continue;
      for (const [property, { value }] of style) {
        // A padding of nothing takes away what a client gives by itself.
        if (!PADDING.test(property) || list.space(value).every((part) => isNothing(part))) continue;
        yield { reason: `<${name}> has a ${property} of ${value}.`, at };
      }
    }
  },
};

export const bareBox: MailRule = {
  id: 'mail/bare-box',
  *look({ elements }) {
    for (const element of elements) {
      const { name, at } = element;
      if ((name !== 'blockquote' && name !== 'pre') || isBoxed(element)) continue;
      const what = name === 'pre' ? 'Code' : 'A quotation';
      yield { reason: `${what} stands in no table of its own.`, at };
    }
  },
};

function isNothing(length: string): boolean {
  return /^0(?:\.0*)?(?:[a-z]+|%)?$/i.test(length);
}

function isBoxed({ node, parent }: MailElement): boolean {
  if (parent?.name !== 'td') return false;
  return parent.node.children.every((child) => child.type !== 'element' || child === node);
}

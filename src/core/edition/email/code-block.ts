/** Code in a table: `<pre>` with real newlines, which every client keeps and every reader can copy. */
import type { Element, ElementContent, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { languageOf } from '../../markdown/highlighter.ts';
import { boxed } from './layout-table.ts';
import { grounded, inked, mixed, shape } from './look.ts';
import { styled } from './mail-element.ts';
import { type MailPage, rounded } from './mail-page.ts';
import { syntaxLook } from './syntax-look.ts';
import { codeType } from './type.ts';

export function codeBlock(node: Element, page: MailPage): Element {
  const code = toString(node).replace(/\n+$/, '').replace(/^\n/, '\n\n');
  const look = mixed(
    codeType(page.tokens, '13px'),
    inked(page.palette, 'ink'),
    shape({
      margin: '0',
      'line-height': '1.5',
      // Lines of code are broken on a telephone rather than widen the whole mail.
      'white-space': 'pre-wrap',
      'word-break': 'break-word',
    }),
    { style: {}, classes: ['code'] },
  );
  return boxed(
    mixed(grounded(page.palette, 'surface'), shape({ padding: '14px 16px' }), rounded(page.tokens)),
    styled('pre', look, { dir: 'ltr', align: 'left' }, ...coloured(code, languageIn(node), page)),
  );
}

function coloured(
  code: string,
  language: string | undefined,
  page: MailPage,
): (ElementContent | string)[] {
  const parts = language === undefined ? undefined : page.highlight?.(code, language, 'hljs-');
  return parts === undefined ? [code] : parts.flatMap((part) => colouredPart(part, page));
}

/** Parts without a colour of their own give up their span, so that the mail stays small. */
function colouredPart(part: RootContent, page: MailPage): (ElementContent | string)[] {
  if (part.type === 'text') return [part.value];
  if (part.type !== 'element') return [];
  const children = part.children.flatMap((child) => colouredPart(child, page));
  const classes = part.properties['className'];
  const [name = ''] = Array.isArray(classes) ? classes.map(String) : [];
  const look = syntaxLook(name, page.palette);
  return look === undefined ? children : [styled('span', look, {}, ...children)];
}

function languageIn(pre: Element): string | undefined {
  const [code] = pre.children;
  return code?.type === 'element' ? languageOf(code) : undefined;
}

/** What stands in a line: emphasis, code, links, references to notes. */
import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { markedText } from '../../texts/marked-text.ts';
import { wordsOf } from '../wording.ts';
import { grounded, inked, mixed, shape } from './look.ts';
import { mailLink } from './link.ts';
import { placed, plain, styled } from './mail-element.ts';
import type { MailPage } from './mail-page.ts';
import { inlinePicture } from './picture.ts';
import { codeType } from './type.ts';

/** Elements that every client shows right as they are. */
const untouched = new Set(['em', 'strong', 'b', 'i', 'abbr', 'cite', 'var', 'small', 'sub']);
const struck = new Set(['del', 's', 'strike']);
const code = new Set(['code', 'kbd', 'samp', 'tt']);

export function setInline(nodes: readonly ElementContent[], page: MailPage): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text' || node.type === 'namePlace') return [node];
    return node.type === 'element' ? setElement(node, page) : [];
  });
}

function setElement(node: Element, page: MailPage): ElementContent[] {
  const content = elementContent(node, page);
  if (node.position === undefined) return content;
  return content.map((each) => placed(each, page.placeOf(node)));
}

function elementContent(node: Element, page: MailPage): ElementContent[] {
  const children = (): ElementContent[] => setInline(node.children, page);
  const name = node.tagName;
  if (untouched.has(name)) return [plain(name, directions(node), children())];
  if (struck.has(name)) {
    return [
      styled(
        'del',
        mixed(shape({ 'text-decoration': 'line-through' }), inked(page.palette, 'quiet')),
        {},
        children(),
      ),
    ];
  }
  if (code.has(name)) return [inlineCode(node, page)];
  switch (name) {
    case 'a':
      return setLink(node, page);
    case 'br':
      return [plain('br', {})];
    case 'img':
      return [inlinePicture(node, page)];
    case 'sup':
      return [superior(children())];
    case 'mark':
      return [
        styled(
          'span',
          mixed(grounded(page.palette, 'surface'), inked(page.palette, 'ink')),
          {},
          children(),
        ),
      ];
    case 'ins':
      return [styled('span', shape({ 'text-decoration': 'underline' }), {}, children())];
    case 'q':
      return quotation(children(), page);
    case 'span':
    case 'bdo':
      return [plain('span', directions(node), children())];
    case 'input':
      return [taskBox(node, page)];
    default:
      return children();
  }
}

function quotation(children: readonly ElementContent[], page: MailPage): ElementContent[] {
  return markedText<readonly ElementContent[]>(
    (quoted) => wordsOf(page.context).quoted(quoted('')),
    () => children,
  ).flatMap((part) => (typeof part === 'string' ? [{ type: 'text', value: part }] : part));
}

/** Notes have no anchors, for many clients lose them: the mark is read, not followed. */
function setLink(node: Element, page: MailPage): ElementContent[] {
  if (node.properties['dataFootnoteRef'] !== undefined) {
    return [{ type: 'text', value: `[${toString(node)}]` }];
  }
  if (node.properties['dataFootnoteBackref'] !== undefined) return [];
  const href = node.properties['href'];
  const children = setInline(node.children, page);
  return typeof href === 'string' ? [mailLink(page, href, {}, children)] : children;
}

function superior(children: readonly ElementContent[]): Element {
  return styled('sup', shape({ 'font-size': '12px', 'line-height': '1' }), {}, children);
}

function inlineCode(node: Element, page: MailPage): Element {
  const look = mixed(codeType(page.tokens), grounded(page.palette, 'surface'));
  return styled('code', look, {}, setInline(node.children, page));
}

/** A character instead of the control, which mail cannot have. */
function taskBox(node: Element, page: MailPage): Element {
  const words = wordsOf(page.context);
  const isDone = node.properties['checked'] === true;
  const label = isDone ? words.done : words.open;
  return plain('span', { role: 'img', 'aria-label': label }, isDone ? '☑' : '☐');
}

/** The language and direction that an author gave to a passage. */
export function directions(node: Element): { lang?: string; dir?: string } {
  const { lang, dir } = node.properties;
  return {
    ...(typeof lang === 'string' && /^[A-Za-z0-9-]{2,35}$/.test(lang) ? { lang } : {}),
    ...(dir === 'rtl' || dir === 'ltr' || dir === 'auto' ? { dir } : {}),
  };
}

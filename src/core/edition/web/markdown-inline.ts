/** Running text of a page as Markdown: emphasis, links, code; all else is its text. */
import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';

/** What is written around the text of an element. */
const MARKS: Readonly<Record<string, string>> = {
  em: '*',
  i: '*',
  strong: '**',
  b: '**',
  del: '~~',
  s: '~~',
};

/** Boxes to tick, where no item of a list begins with them. */
export const DONE = '☑';
export const OPEN = '☐';

/** `base` makes addresses whole. */
export function inlineMarkdown(nodes: readonly ElementContent[], base: string): string {
  return nodes
    .map((node) => inline(node, base))
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();
}

/** Signs of Markdown's mean nothing in it, wherever it stands in a line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|]|&(?=#?\w+;)/g, '\\$&')
    .replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    );
}

/** Where a note stands that the text refers to, and where the reference leads. */
export function noteName(address: string): string {
  return address.replace(/^#?(?:fn-)?/, '').replace(/[^\w-]+/g, '-');
}

export function wholeAddress(address: unknown, base: string): string {
  const written = String(address);
  const whole = /^[a-z]+:/i.test(written) ? written : (URL.parse(written, base)?.href ?? written);
  return whole.replace(/[\s<>()\\]/g, encodeURIComponent).replace(/[()]/g, escapedBracket);
}

function escapedBracket(bracket: string): string {
  return bracket === '(' ? '%28' : '%29';
}

function inline(node: ElementContent, base: string): string {
  if (node.type === 'text') return escapeMarkdown(node.value.replace(/\s+/g, ' '));
  if (node.type !== 'element') return '';
  const { tagName, properties } = node;
  switch (tagName) {
    case 'a':
      return link(node, base);
    case 'img':
      return `![${escapeMarkdown(String(properties['alt'] ?? ''))}](${wholeAddress(properties['src'], base)})`;
    case 'code':
    case 'kbd':
    case 'samp':
      return code(toString(node));
    case 'br':
      return '\\\n';
    case 'input':
      return properties['checked'] === true ? DONE : OPEN;
    case 'video':
    case 'audio':
      return properties['src'] === undefined ? '' : `<${wholeAddress(properties['src'], base)}>`;
  }
  const text = node.children.map((child) => inline(child, base)).join('');
  const mark = MARKS[tagName];
  return mark === undefined ? text : marked(mark, text);
}

function link(node: Element, base: string): string {
  const { href, dataFootnoteRef, dataFootnoteBackref } = node.properties;
  if (dataFootnoteBackref !== undefined) return '';
  if (dataFootnoteRef !== undefined) return `[^${noteName(String(href))}]`;
  const text = node.children.map((child) => inline(child, base)).join('');
  if (href === undefined || text.trim() === '') return text;
  return `[${text.trim()}](${wholeAddress(href, base)})`;
}

/** Spaces stay outside, for marks must touch what they mark. */
function marked(mark: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? text : `${before}${mark}${inner}${mark}${after}`;
}

function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ');
  const fence = '`'.repeat(longestRun(plain) + 1);
  const pad = /^`|`$|^ .* $/.test(plain) ? ' ' : '';
  return plain.trim() === '' ? '' : `${fence}${pad}${plain}${pad}${fence}`;
}

/** Of backticks. */
export function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

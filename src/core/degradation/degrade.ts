/** Takes away from a mail what a client does not show, as far as caniemail knows. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { rehype } from 'rehype';
import { attributeName } from '../mail-lint/attribute-name.ts';
import { attributes, elements, metas } from '../mail-lint/closed-list.ts';
import { readConditionalComments } from './conditional-comments.ts';
import { degradePicture } from './degrade-picture.ts';
import { degradeSheet, sheetLimit } from './degrade-sheet.ts';
import { degradeStyle } from './degrade-style.ts';
import type { DegradationClient } from './degradation-clients.ts';
import { type Part, STRIPPED } from './judged-notes.ts';
import { verdict } from './verdict.ts';

const html5 = rehype().freeze();

interface Reading {
  readonly client: DegradationClient;
  inBody: boolean;
  /** Of all style sheets so far. */
  sheetBytes: number;
}

/**
 * A whole document again. Only takes away: text stays, but that a picture that is not shown becomes
 * its description, and comments go. It is no picture of the client, whose fonts, dark mode and
 * faults it does not have.
 */
export function degrade(html: string, client: DegradationClient): string {
  const isWord = client.column === 'outlook-windows';
  const tree = html5.parse(isWord ? readConditionalComments(html) : html);
  const reading = { client, inBody: false, sheetBytes: 0 };
  const read: Root = {
    ...tree,
    children: tree.children.flatMap((node) => readNode(node, reading)),
  };
  return html5.stringify(read);
}

function readNode<Node extends RootContent>(node: Node, reading: Reading) {
  if (node.type === 'comment') return [];
  return node.type === 'element' ? readElement(node, reading) : [node];
}

function readElement(element: Element, reading: Reading): ElementContent[] {
  const { client } = reading;
  if (element.tagName === 'style') return readSheet(element, reading);
  if (element.tagName === 'meta' && !isReadMeta(element, client)) return [];
  if (element.tagName === 'img') {
    const text = degradePicture(element, client.column);
    if (text !== undefined) return text;
  }
  if (element.tagName === 'body') reading.inBody = true;
  const properties = readAttributes(element, client);
  const children = element.children.flatMap((child) => readNode(child, reading));
  const name = nameOf(element, client);
  if (name === undefined) return children;
  if (name === element.tagName) return [{ ...element, properties, children }];
  // A page has a body of its own; what the client makes of the mail's stands inside it.
  const inner: Element = { type: 'element', tagName: name, properties, children };
  return element.tagName === 'body' ? [{ ...element, properties: {}, children: [inner] }] : [inner];
}

/** Undefined where the element goes and its content stays. */
function nameOf({ tagName }: Element, { column }: DegradationClient): string | undefined {
  const feature = elements[tagName]?.feature;
  if (feature === undefined) return tagName;
  const left = verdict(feature, column, { name: tagName, value: '', tagName });
  return left === STRIPPED ? undefined : left?.name;
}

function readSheet(element: Element, reading: Reading): Element[] {
  const { column } = reading.client;
  const place = reading.inBody ? 'body' : 'head';
  const css = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  reading.sheetBytes += new TextEncoder().encode(css).length;
  const sheet: Part = { name: 'style', value: '', tagName: place };
  if (verdict('html-style', column, sheet) === undefined) return [];
  if (reading.sheetBytes > sheetLimit(column)) return [];
  const left = degradeSheet(css, column);
  return left === undefined ? [] : [{ ...element, children: [{ type: 'text', value: left }] }];
}

function isReadMeta({ properties }: Element, { column }: DegradationClient): boolean {
  const name = String(properties['name'] ?? 'charset').toLowerCase();
  const feature = metas[name]?.feature;
  if (feature === undefined) return true;
  return verdict(feature, column, { name, value: '', tagName: 'meta' }) !== undefined;
}

function readAttributes(element: Element, client: DegradationClient): Element['properties'] {
  const read = Object.entries(element.properties).flatMap(([property, value]) => {
    const name = attributeName(property);
    if (name === 'style') {
      const style = degradeStyle(String(value), element.tagName, client.column);
      return style === undefined ? [] : [[property, style] as const];
    }
    const feature = attributes[name]?.feature;
    const part = { name, value: String(value), tagName: element.tagName };
    const isRead = feature === undefined || verdict(feature, client.column, part) !== undefined;
    return isRead ? [[property, value] as const] : [];
  });
  return Object.fromEntries(read);
}

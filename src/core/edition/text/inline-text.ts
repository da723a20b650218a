/** What stands in a line, as text: marks for emphasis, numbers for addresses and notes. */
import type { Image, ImageReference, Link, LinkReference, PhrasingContent } from 'mdast';
import { withParameters } from '../link-address.ts';
import { wholeAddress } from '../whole-address.ts';
import { wordsOf } from '../wording.ts';
import { readableText } from '../readable-text.ts';
import { nameText } from './name-text.ts';
import type { TextPage } from './text-page.ts';

/** Spaces are single; a newline is a break that the author asked for. */
export function inlineText(nodes: readonly PhrasingContent[], page: TextPage): string {
  return nodes.map((node) => inlineNode(node, page)).join('');
}

function inlineNode(node: PhrasingContent, page: TextPage): string {
  switch (node.type) {
    case 'text':
      return readableText(node.value).replace(/\s*\n\s*/g, ' ');
    case 'emphasis':
      return marked('_', inlineText(node.children, page));
    case 'strong':
      return marked('*', inlineText(node.children, page));
    case 'delete':
      return marked('~', inlineText(node.children, page));
    case 'inlineCode':
      return marked('`', readableText(node.value).replace(/\s+/g, ' '));
    case 'break':
      return '\n';
    case 'link':
    case 'linkReference':
      return linkText(node, page);
    case 'image':
    case 'imageReference':
      return pictureText(node, page);
    case 'namePlace':
      return nameText(node, page);
    case 'footnoteReference':
      return noteMark(page.notes.number(node.identifier), page);
    default:
      return '';
  }
}

function linkText(node: Link | LinkReference, page: TextPage): string {
  const text = inlineText(node.children, page);
  const target = node.type === 'link' ? node : page.definitions.get(node.identifier);
  return target === undefined ? text : addressed(text, target.url, page);
}

/** The text with its address's number; an address that is its own text is written out alone. */
export function addressed(text: string, url: string, page: TextPage): string {
  const address = wholeAddress(url, page.context.webAddress);
  if (address === undefined) return text;
  if (text === address || `mailto:${text}` === address) return text;
  // GFM links `www.example.com` to http, which the text does not say.
  if (`http://${text}` === address) return address;
  return numbered(text, withParameters(address, page.context), page);
}

/** The same for a picture, whose address stays as it is. */
export function addressedPicture(label: string, url: string, page: TextPage): string {
  const address = wholeAddress(url, page.context.webAddress);
  return address === undefined ? label : numbered(label, address, page);
}

function numbered(text: string, address: string, page: TextPage): string {
  return `${text} [${page.addresses.number(address)}]`.trimStart();
}

function pictureText(node: Image | ImageReference, page: TextPage): string {
  const target = node.type === 'image' ? node : page.definitions.get(node.identifier);
  const picture = pictureLabel(node.alt ?? '', page);
  return target === undefined ? picture : addressedPicture(picture, target.url, page);
}

export function pictureLabel(alt: string, { context }: TextPage): string {
  const { picture, pictureOf } = wordsOf(context);
  const words = readableText(alt).replace(/\s+/g, ' ').trim();
  return `[${words === '' ? picture : pictureOf(words)}]`;
}

export function noteMark(number: number | undefined, { context }: TextPage): string {
  return number === undefined ? '' : `[${wordsOf(context).note(number)}]`;
}

export function marked(mark: string, text: string): string {
  const inner = text.trim();
  if (inner === '') return text;
  const [before = ''] = /^\s*/.exec(text) ?? [];
  const [after = ''] = /\s*$/.exec(text) ?? [];
  return `${before}${mark}${inner}${mark}${after}`;
}

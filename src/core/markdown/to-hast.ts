/** Markdown's tree to a safe HTML tree: the only way from an author's text to any markup. */
import type { Element, ElementContent, Nodes, Root as HastRoot, RootContent } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import { textsOf } from '../texts/texts.ts';
import { eachNode } from '../each-node.ts';
import { type NamePlace, passedTypes, type PlacedElement } from './nodes.ts';
import { PLACE_PROPERTY, sanitizeSchema } from './sanitize-schema.ts';

const passThrough = [...passedTypes];
const passed: ReadonlySet<string> = new Set(passThrough);
/** By language, in whose words footnotes are labelled. */
const converters = new Map<string, ReturnType<typeof converterFor>>();
const parseRaw = unified().use(rehypeRaw, { passThrough });
const sanitize = unified().use(rehypeSanitize, sanitizeSchema);

type Passed = PlacedElement | NamePlace;

/**
 * Converts and sanitises. Raw HTML is parsed and cleaned, unsafe addresses are dropped, and the
 * placed nodes of nodes.ts stand in the result as they are, with their children converted.
 * `language` is a BCP 47 tag.
 */
export function toHast(tree: MdastRoot, language: string): HastRoot {
  const plain = plainHast(tree);
  if (plain !== undefined) return plain;
  const convert = converters.get(language) ?? converterFor(language);
  converters.set(language, convert);
  const converted: HastRoot = convert.runSync(tree);
  const parsed = hasRaw(converted) ? parseRaw.runSync(withClosedComments(converted)) : converted;
  const places = detachPlaces(parsed);
  return reattachPlaces(sanitize.runSync(parsed), places);
}

/** Of a line without any mark, as most comments on links are; undefined for any other tree. */
function plainHast({ children, position }: MdastRoot): HastRoot | undefined {
  const [paragraph, ...others] = children;
  if (paragraph?.type !== 'paragraph' || others.length > 0) return undefined;
  const [text, ...more] = paragraph.children;
  if (text?.type !== 'text' || more.length > 0 || /[\r\n]/.test(text.value)) return undefined;
  const { value } = text;
  const line: Element = {
    ...placed(paragraph.position),
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ ...placed(text.position), type: 'text', value }],
  };
  return { ...placed(position), type: 'root', children: [line] };
}

function placed(position: Position | undefined) {
  return position === undefined ? {} : { position };
}

function converterFor(language: string) {
  const words = textsOf(language).edition;
  return unified().use(remarkRehype, {
    allowDangerousHtml: true,
    passThrough,
    clobberPrefix: '',
    footnoteLabel: words.footnotes,
    footnoteBackLabel: (reference, again) =>
      words.backTo(again > 1 ? `${reference + 1}-${again}` : String(reference + 1)),
  });
}

/** A comment without an end would take what follows it, and the parser is not made for that. */
function withClosedComments(tree: HastRoot): HastRoot {
  visit(tree, 'raw', (raw: { value: string }) => {
    const blanked = raw.value.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
    const open = blanked.indexOf('<!--');
    if (open >= 0) raw.value = raw.value.slice(0, open);
  });
  return tree;
}

function hasRaw(tree: HastRoot): boolean {
  let found = false;
  eachNode<Nodes>(tree, ({ type }) => {
    found ||= type === 'raw';
  });
  return found;
}

/**
 * Swaps placed nodes for marked elements that outlive the sanitiser. Marks that raw HTML brought
 * along are removed first, so that nobody can forge a place.
 */
function detachPlaces(tree: HastRoot): Passed[] {
  const places: Passed[] = [];
  replaceNodes(tree, (node) => {
    if (node.type === 'element') delete node.properties[PLACE_PROPERTY];
    if (!isPlaced(node)) return undefined;
    places.push(node);
    return {
      type: 'element',
      tagName: 'div',
      properties: { [PLACE_PROPERTY]: String(places.length - 1) },
      children: node.type === 'openExtra' ? node.children : [],
    };
  });
  return places;
}

function reattachPlaces(tree: HastRoot, places: readonly Passed[]): HastRoot {
  if (places.length === 0) return tree;
  replaceNodes(tree, (node) => {
    if (node.type !== 'element') return undefined;
    const mark = node.properties[PLACE_PROPERTY];
    const place = typeof mark === 'string' ? places[Number(mark)] : undefined;
    return place?.type === 'openExtra' ? { ...place, children: node.children } : place;
  });
  return tree;
}

/** Goes on inside what takes a node's place. */
function replaceNodes(
  parent: { children: (RootContent | ElementContent)[] },
  replacementOf: (node: RootContent) => ElementContent | undefined,
): void {
  for (const [index, node] of parent.children.entries()) {
    const replacement = replacementOf(node);
    if (replacement !== undefined) parent.children[index] = replacement;
    const inside = replacement ?? node;
    if ('children' in inside) replaceNodes(inside, replacementOf);
  }
}

function isPlaced(node: RootContent): node is Passed {
  return passed.has(node.type);
}

/** Markdown's tree to a safe HTML tree: the only way from an author's text to any markup. */
import type { ElementContent, Nodes, Root as HastRoot, RootContent } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { textsOf } from '../texts/texts.ts';
import { eachNode } from '../each-node.ts';
import { type NamePlace, passedTypes, type PlacedElement } from './nodes.ts';
import { PLACE_PROPERTY, sanitizeSchema } from './sanitize-schema.ts';

const passThrough = [...passedTypes];
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
  const convert = converters.get(language) ?? converterFor(language);
  converters.set(language, convert);
  const converted: HastRoot = convert.runSync(tree);
  const parsed = hasRaw(converted) ? parseRaw.runSync(withClosedComments(converted)) : converted;
  const places = detachPlaces(parsed);
  return reattachPlaces(sanitize.runSync(parsed), places);
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
  let hasPlaces = false;
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'element') delete node.properties[PLACE_PROPERTY];
    else hasPlaces ||= isPlaced(node);
  });
  if (!hasPlaces) return places;
  visit(tree, (node, index, parent) => {
    if (!isPlaced(node) || parent === undefined || index === undefined) return;
    const mark: ElementContent = {
      type: 'element',
      tagName: 'div',
      properties: { [PLACE_PROPERTY]: String(places.length) },
      children: node.type === 'openExtra' ? node.children : [],
    };
    places.push(node);
    parent.children[index] = mark;
  });
  return places;
}

function reattachPlaces(tree: HastRoot, places: readonly Passed[]): HastRoot {
  if (places.length === 0) return tree;
  visit(tree, 'element', (element, index, parent) => {
    const mark = element.properties[PLACE_PROPERTY];
    const place = typeof mark === 'string' ? places[Number(mark)] : undefined;
    if (place === undefined || parent === undefined || index === undefined) return;
    parent.children[index] =
      place.type === 'openExtra' ? { ...place, children: element.children } : place;
    // Revisits the replacement, whose own children may hold marks.
    return index;
  });
  return tree;
}

function isPlaced(node: RootContent | HastRoot): node is Passed {
  return passThrough.some((type) => type === node.type);
}

/** Makes nodes of a tree, one by one: no HTML is parsed, and the words that were found are marked. */
import type { Element as HastElement, ElementContent } from 'hast';
import { attributeOf } from '../../../core/edition/web/attribute.ts';
import { searchWords } from '../../../core/finding/search-words.ts';

const NO_WORDS: ReadonlySet<string> = new Set();
/** Elements of comments and entries; the contents of any other are drawn without it. */
const ELEMENTS = new Set(
  (
    'a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em ' +
    'figcaption figure hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp section ' +
    'small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var'
  ).split(' '),
);

export function drawn(nodes: readonly ElementContent[], words: ReadonlySet<string>): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'text') return marked(node.value, words);
    if (node.type !== 'element') return [];
    const children = drawn(node.children, isIssue(node) ? NO_WORDS : words);
    if (!ELEMENTS.has(node.tagName)) return children;
    const element = document.createElement(node.tagName);
    for (const [property, value] of Object.entries(node.properties)) {
      const attribute = attributeOf(property, value);
      if (attribute !== undefined && isHarmless(attribute)) element.setAttribute(...attribute);
    }
    element.append(...children);
    return [element];
  });
}

/** Its title is not searched, so nothing in it was found. */
function isIssue({ properties: { href } }: HastElement): boolean {
  return typeof href === 'string' && href.startsWith('/issues/');
}

/** Comments hold nothing else, and the policy would refuse it; this is the second lock. */
function isHarmless([name, value]: readonly [string, string]): boolean {
  if (name.startsWith('on') || name === 'style') return false;
  if (name !== 'href' && name !== 'src') return true;
  return /^(?:https?|mailto):$/.test(URL.parse(value, location.href)?.protocol ?? '');
}

function marked(text: string, words: ReadonlySet<string>): Node[] {
  if (words.size === 0) return [document.createTextNode(text)];
  const nodes: Node[] = [];
  let end = 0;
  for (const found of searchWords(text)) {
    // Pairs of characters overlap.
    if (!words.has(found.word) || found.end <= end) continue;
    const start = Math.max(found.start, end);
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, found.end);
    nodes.push(document.createTextNode(text.slice(end, start)), mark);
    end = found.end;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

/** Bare addresses become links by a look at every word, which is left out where there are none. */
import type { Nodes, Root } from 'mdast';
import type { Data } from 'unified';
import { eachNode } from '../each-node.ts';

type SyntaxExtension = NonNullable<Data['micromarkExtensions']>[number];
type Constructs = NonNullable<SyntaxExtension['text']>;
type Construct = Extract<NonNullable<Constructs[string]>, { tokenize: unknown }>;
type TreeExtensions = NonNullable<Data['fromMarkdownExtensions']>[number];
type TreeExtension = Exclude<TreeExtensions, readonly unknown[]>;

/** What remark's parsers have that this needs; their types name a tree that plugins may change. */
interface Parser {
  data(key: 'micromarkExtensions'): SyntaxExtension[] | undefined;
  data(key: 'fromMarkdownExtensions'): TreeExtensions[] | undefined;
  parse(text: string): Root;
}

/** What all bare addresses have; most texts have their links in brackets. */
const NEEDED = /@|https?:\/\/|www\./i;

const AUTOLINKS: ReadonlySet<string | undefined> = new Set([
  'emailAutolink',
  'protocolAutolink',
  'wwwAutolink',
]);

/**
 * Of two frozen parsers with the same plugins, one that parses as they do in little more than half
 * the time: `quick` loses what makes bare addresses links, and `whole` parses again what has one.
 * That is told by the tree: where a bare address begins, `quick` sees nothing but text.
 */
export function sparingAutolinks(quick: Parser, whole: Parser): (text: string) => Root {
  replaceEach(quick.data('micromarkExtensions') ?? [], withoutAutolinks);
  replaceEach(quick.data('fromMarkdownExtensions') ?? [], withoutSearch);
  return (text) => {
    const tree = quick.parse(text);
    return mayHoldAddress(tree) ? whole.parse(text) : tree;
  };
}

function replaceEach<T>(list: T[], by: (item: T) => T): void {
  list.splice(0, list.length, ...list.map(by));
}

function withoutAutolinks(extension: SyntaxExtension): SyntaxExtension {
  if (extension.text === undefined) return extension;
  const text: Constructs = {};
  for (const [code, constructs] of Object.entries(extension.text)) {
    const left = listOf(constructs).filter(({ name }) => !AUTOLINKS.has(name));
    if (left.length > 0) text[code] = left;
  }
  return { ...extension, text };
}

function listOf(constructs: Constructs[string]): Construct[] {
  if (constructs === undefined) return [];
  return Array.isArray(constructs) ? constructs : [constructs];
}

function withoutSearch(extensions: TreeExtensions): TreeExtensions {
  return Array.isArray(extensions)
    ? extensions.map(withoutSearchInOne)
    : withoutSearchInOne(extensions);
}

/** The search through the tree is a transform of the extension that knows the token. */
function withoutSearchInOne(extension: TreeExtension): TreeExtension {
  return extension.enter?.literalAutolink === undefined
    ? extension
    : { ...extension, transforms: [] };
}

function mayHoldAddress(tree: Root): boolean {
  let found = false;
  eachNode<Nodes>(tree, (node) => {
    found ||= node.type === 'text' && NEEDED.test(node.value);
  });
  return found;
}

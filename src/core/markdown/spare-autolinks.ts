/** Bare addresses become links by a search of the whole tree, which is left out where there are none. */
import type { Nodes, Root } from 'mdast';
import type { Data } from 'unified';
import { eachNode } from '../each-node.ts';

type Extensions = NonNullable<Data['fromMarkdownExtensions']>[number];
type Extension = Exclude<Extensions, readonly unknown[]>;
type Transform = NonNullable<Extension['transforms']>[number];

/** What every pattern of `mdast-util-gfm-autolink-literal` needs; most texts have their links in brackets. */
const NEEDED = /@|https?:\/\/|www\./i;

/** Of a parser whose plugins are attached, `remarkGfm` among them: its `fromMarkdownExtensions`, in place. */
export function spareAutolinks(extensions: Extensions[]): void {
  extensions.splice(0, extensions.length, ...extensions.map(sparing));
}

function sparing(extensions: Extensions): Extensions {
  return Array.isArray(extensions) ? extensions.map(sparingOne) : sparingOne(extensions);
}

function sparingOne(extension: Extension): Extension {
  return { ...extension, transforms: (extension.transforms ?? []).map(whereNeeded) };
}

function whereNeeded(transform: Transform): Transform {
  return (tree) => (mayHoldAddress(tree) ? transform(tree) : undefined);
}

function mayHoldAddress(tree: Root): boolean {
  let found = false;
  eachNode<Nodes>(tree, (node) => {
    found ||= node.type === 'text' && NEEDED.test(node.value);
  });
  return found;
}

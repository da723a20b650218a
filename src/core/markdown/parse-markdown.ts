/** Markdown to its tree: GitHub's dialect and directives, and nothing an author wrote is lost. */
import type { Nodes, Parent, PhrasingContent, Root } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { remark } from 'remark';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { eachNode } from '../each-node.ts';
import { markAlerts } from './alerts.ts';
import { placeCodeTitles } from './code-titles.ts';
import { nameSyntax } from './name-syntax.ts';
import { placeNames } from './place-names.ts';
import type { Origin } from './place-of.ts';
import { plainParagraph } from './plain-paragraph.ts';
import { sparingAutolinks } from './spare-autolinks.ts';
import { setQuotes } from './typographic-quotes.ts';

const parse = sparingAutolinks(createParser(), createParser());

/** Without what is done to its trees below. */
export function createParser() {
  return remark()
    .data(nameSyntax())
    .use(remarkGfm, { singleTilde: false })
    .use(remarkDirective)
    .freeze();
}

/**
 * Leaf and container directives stay in the tree, but for `::name`, which is part of a line. No
 * directive of one colon is known, so `10:30` stays text. Given a language, quotes are set as it
 * prints them.
 */
export function parseMarkdown(
  text: string,
  { language = '', origin }: { readonly language?: string; readonly origin?: Origin } = {},
): Root {
  const tree: Root = plainParagraph(text) ?? parse(text);
  if (origin !== undefined) tree.data = { ...tree.data, origin };
  // Most texts have few of these, and a general visitor takes longer than all else here.
  const types = typesIn(tree);
  if (types.has('namePlace') || types.has('leafDirective') || types.has('textDirective')) {
    placeNames(tree, text);
  }
  if (types.has('textDirective')) restoreTextDirectives(tree, text);
  markAlerts(tree);
  setQuotes(tree, language);
  if (types.has('code')) placeCodeTitles(tree);
  return tree;
}

function typesIn(tree: Root): ReadonlySet<string> {
  const types = new Set<string>();
  eachNode<Nodes>(tree, ({ type }) => types.add(type));
  return types;
}

function restoreTextDirectives(tree: Root, text: string): void {
  visit(tree, 'textDirective', (directive, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const restored = asWritten(directive, text);
    replaceChild(parent, index, restored);
    return index;
  });
}

/** The directive's own characters as text, with the formatting inside its brackets kept. */
function asWritten(directive: TextDirective, source: string): PhrasingContent[] {
  const start = directive.position?.start.offset ?? 0;
  const end = directive.position?.end.offset ?? start;
  const first = directive.children[0]?.position?.start.offset;
  const last = directive.children.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined) return [textOf(source.slice(start, end))];
  return [
    textOf(source.slice(start, first)),
    ...directive.children,
    textOf(source.slice(last, end)),
  ];
}

function textOf(value: string): PhrasingContent {
  return { type: 'text', value };
}

function replaceChild(parent: Parent, index: number, nodes: readonly PhrasingContent[]): void {
  parent.children.splice(index, 1, ...nodes);
}

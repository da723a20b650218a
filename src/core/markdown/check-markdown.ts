/** What an author can get wrong in Markdown, found on the tree before anything is rendered. */
import type {
  Blockquote,
  Definition,
  Heading,
  Html,
  Image,
  ImageReference,
  Link,
  Nodes,
  Root,
  TableCell,
  Text,
} from 'mdast';
import type { LeafDirective } from 'mdast-util-directive';
import type { DiagnosticId } from '../diagnostic-catalogue.ts';
import { diagnostic, type Diagnostic } from '../diagnostics.ts';
import { eachNode } from '../each-node.ts';
import type { Asset } from '../issue/issue.ts';
import { alertNames, markOf } from './alerts.ts';
import { type AddressContext, resolveOwnAddress } from './own-address.ts';
import { wordProblem } from './name-problem.ts';
import type { NamePlace } from './nodes.ts';
import type { NodePlace } from './place-of.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

export interface CheckedMarkdown {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that the text shows, by their address in the archive. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The issues that the text links to. */
  readonly linkedIssues: ReadonlySet<string>;
}

interface Check {
  readonly place: NodePlace;
  readonly context: AddressContext;
  readonly found: Diagnostic[];
  readonly assets: Map<string, Asset>;
  readonly linkedIssues: Set<string>;
}

/** Also rewrites, in place, every address of the newsletter's own to the archive's. */
export function checkMarkdown(
  tree: Root,
  place: NodePlace,
  context: AddressContext,
): CheckedMarkdown {
  const check: Check = { place, context, found: [], assets: new Map(), linkedIssues: new Set() };
  let depth = 1;
  eachNode<Nodes>(tree, (node) => {
    switch (node.type) {
      case 'link':
      case 'definition':
        checkAddress(node, check);
        break;
      case 'image':
        checkAddress(node, check);
        checkAlt(node, check);
        break;
      case 'imageReference':
        checkAlt(node, check);
        break;
      case 'leafDirective':
        checkDirective(node, check);
        break;
      case 'heading':
        depth = checkHeading(node, depth, check);
        break;
      case 'html':
        checkHtml(node, check);
        break;
      case 'blockquote':
        checkAlert(node, check);
        break;
      case 'text':
        checkText(node, check);
        break;
      case 'namePlace':
        checkName(node, check);
        break;
      case 'tableCell':
        checkCell(node, check);
        break;
      default:
    }
  });
  checkFootnotes(tree, check);
  return { diagnostics: check.found, assets: check.assets, linkedIssues: check.linkedIssues };
}

function report(check: Check, id: DiagnosticId, node: Root['children'][number], reason: string) {
  check.found.push(diagnostic(id, check.place(node), { reason }));
}

function checkAddress(node: Link | Image | Definition, check: Check): void {
  node.url = ownAddress(node.url, node, check) ?? node.url;
}

/** The archive's address of what the author wrote; undefined when it was reported. */
function ownAddress(
  written: string,
  node: Root['children'][number],
  check: Check,
): string | undefined {
  const resolved = resolveOwnAddress(written, check.context);
  if (resolved.kind === 'problem') {
    report(check, resolved.id, node, resolved.reason);
    return undefined;
  }
  if (resolved.kind === 'asset') check.assets.set(resolved.address, resolved.asset);
  else if (resolved.issueId !== undefined) check.linkedIssues.add(resolved.issueId);
  return resolved.address;
}

/** The attributes of directives that hold an address. */
const ADDRESS_ATTRIBUTES = ['href', 'src', 'poster'] as const;

function checkDirective(node: LeafDirective, check: Check): void {
  for (const name of ADDRESS_ATTRIBUTES) {
    const written = node.attributes?.[name];
    if (typeof written !== 'string' || written === '') continue;
    const address = ownAddress(written, node, check);
    node.attributes = { ...node.attributes, [name]: address ?? written };
  }
}

function checkAlt(node: Image | ImageReference, check: Check): void {
  if ((node.alt ?? '').trim() !== '') return;
  report(check, 'markdown/no-alt', node, 'The picture has no description.');
}

function checkHeading(node: Heading, before: number, check: Check): number {
  if (node.depth === 1) {
    report(check, 'markdown/first-level-heading', node, 'The heading is of the first level.');
  } else if (node.depth > before + 1) {
    report(
      check,
      'markdown/skipped-heading',
      node,
      `A heading of level ${node.depth} follows one of level ${before}.`,
    );
  }
  return node.depth;
}

function checkHtml(node: Html, check: Check): void {
  for (const [, name = '', attributes = ''] of node.value.matchAll(/<([a-z][a-z0-9-]*)([^>]*)/gi)) {
    const tag = name.toLowerCase();
    if (sanitizeSchema.tagNames?.includes(tag) !== true) {
      report(check, 'markdown/raw-html', node, `The HTML element <${tag}> is left out.`);
    } else if (/\s(?:on\w+|style)\s*=/i.test(attributes)) {
      report(check, 'markdown/raw-html', node, `Scripts and styles on <${tag}> are left out.`);
    }
  }
}

function checkAlert(node: Blockquote, check: Check): void {
  const mark = markOf(node);
  if (mark === undefined) return;
  const names = alertNames.map((name) => `[!${name.toUpperCase()}]`).join(', ');
  report(
    check,
    'markdown/unknown-alert',
    node,
    `[!${mark.toUpperCase()}] is none of the alerts ${names}.`,
  );
}

function checkText(node: Text, check: Check): void {
  const footnote = /\[\^([^\]\s]{1,80})\]/.exec(node.value);
  if (footnote !== null) {
    report(check, 'markdown/undefined-footnote', node, `Footnote ${footnote[1]} has no text.`);
  }
  const reference = /\[[^\][]{1,200}\]\[([^\][]{0,80})\]/.exec(node.value);
  if (reference !== null) {
    report(check, 'markdown/undefined-reference', node, `${reference[0]} refers to nothing.`);
  }
}

function checkName(node: NamePlace, check: Check): void {
  if (node.problem === undefined) return;
  const [id, reason, remedy] = wordProblem(node.problem);
  check.found.push(diagnostic(id, check.place(node), { reason, remedy }));
}

/** The text edition sets tables in columns, which names of any length would move. */
function checkCell(cell: TableCell, check: Check): void {
  eachNode<Nodes>(cell, (node) => {
    if (node.type !== 'namePlace') return;
    check.found.push(
      diagnostic('directive/nested', check.place(node), {
        reason: '::name stands in a table.',
        remedy: 'Write it in a paragraph, a heading or a list.',
      }),
    );
  });
}

function checkFootnotes(tree: Root, check: Check): void {
  const used = new Set<string>();
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'footnoteReference') used.add(node.identifier);
  });
  eachNode<Nodes>(tree, (node) => {
    if (node.type === 'footnoteDefinition' && !used.has(node.identifier)) {
      report(
        check,
        'markdown/unused-footnote',
        node,
        `Nothing refers to footnote ${node.label ?? node.identifier}.`,
      );
    }
  });
}

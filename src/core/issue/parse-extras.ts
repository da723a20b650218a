/** A tier's file beside an issue to extras: its sections `## Title {#id}`. */
import type { Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { hasFrontmatter } from '../frontmatter.ts';
import { checkMarkdown } from '../markdown/check-markdown.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { type Origin, placeInFile } from '../markdown/place-of.ts';
import { resultOf, type Result } from '../result.ts';
import type { SourceFile } from '../source-file.ts';
import type { Extra } from './issue.ts';

const HEADING_ID = /\s*\{#([a-z0-9][a-z0-9-]{0,60})\}\s*$/;

export interface ExtrasContext {
  readonly issueId: string;
  readonly tier: string;
  readonly issueAddresses: ReadonlyMap<string, string>;
  /** The newsletter's, a BCP 47 tag. */
  readonly language: string;
}

export function parseExtras(source: SourceFile, context: ExtrasContext): Result<readonly Extra[]> {
  if (hasFrontmatter(source)) {
    return {
      ok: false,
      diagnostics: [
        diagnostic('frontmatter/unexpected', startOf(source.path), {
          reason: 'A file of extras has no frontmatter.',
        }),
      ],
    };
  }
  const origin = { kind: 'file', file: source.path } as const;
  const tree = parseMarkdown(source.text, { language: context.language, origin });
  const found = check(tree, source.path, context);
  const extras: Extra[] = [];
  for (const section of sectionsOf(tree, source.path, found)) {
    const body = namespaced(section.id, section.blocks, origin);
    if (extras.some((extra) => extra.id === section.id)) {
      found.push(
        report('extra/duplicate', source.path, section.node, `The id ${section.id} is taken.`),
      );
    } else if (section.blocks.length === 0) {
      found.push(
        report('extra/empty', source.path, section.node, `The extra ${section.id} has no text.`),
      );
    } else {
      extras.push({
        id: section.id,
        tier: context.tier,
        heading: section.heading,
        place: placeInFile(source.path)(section.node),
        body,
      });
    }
  }
  return resultOf(extras, found);
}

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly node: Heading;
  readonly blocks: RootContent[];
}

function sectionsOf(tree: Root, file: string, found: Diagnostic[]): Section[] {
  const sections: Section[] = [];
  for (const block of tree.children) {
    const id = block.type === 'heading' ? HEADING_ID.exec(toString(block))?.[1] : undefined;
    if (block.type === 'heading' && id !== undefined) {
      const heading = toString(block).replace(HEADING_ID, '');
      sections.push({ id, heading, node: block, blocks: [] });
    } else if (block.type === 'heading' && block.depth === 2) {
      found.push(report('extra/no-id', file, block, 'The heading has no id: ## Title {#id}.'));
    } else if (block.type !== 'definition' && sections.length === 0) {
      found.push(report('extra/outside', file, block, 'Text stands before the first extra.'));
    } else {
      sections.at(-1)?.blocks.push(block);
    }
  }
  return sections;
}

function check(tree: Root, file: string, context: ExtrasContext): Diagnostic[] {
  const checked = checkMarkdown(tree, placeInFile(file), { ...context, assets: new Map() });
  const found = checked.diagnostics.filter((entry) => entry.id !== 'markdown/missing-picture');
  visit(tree, (node) => {
    if (node.type === 'image' && !/^https?:/.test(node.url)) {
      found.push(report('extra/picture', file, node, 'Pictures in extras are not possible yet.'));
    } else if (node.type === 'leafDirective' || node.type === 'containerDirective') {
      found.push(report('extra/directive', file, node, `::${node.name} stands in an extra.`));
    }
  });
  return found;
}

/** Gives footnotes and definitions names of their own, so that they never meet the issue's. */
function namespaced(id: string, blocks: RootContent[], origin: Origin): Root {
  const body: Root = { type: 'root', children: blocks, data: { origin } };
  visit(body, (node) => {
    if (
      node.type === 'footnoteReference' ||
      node.type === 'footnoteDefinition' ||
      node.type === 'definition' ||
      node.type === 'linkReference' ||
      node.type === 'imageReference'
    ) {
      node.identifier = `${id}-${node.identifier}`;
      node.label = node.identifier;
    }
  });
  return body;
}

function report(
  id:
    | 'extra/duplicate'
    | 'extra/empty'
    | 'extra/no-id'
    | 'extra/outside'
    | 'extra/picture'
    | 'extra/directive',
  file: string,
  node: RootContent,
  reason: string,
): Diagnostic {
  return diagnostic(id, placeInFile(file)(node), { reason });
}

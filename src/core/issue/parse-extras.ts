/** A tier's file beside an issue to extras: its sections `## Title {#id}`. */
import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { hasFrontmatter } from '../frontmatter.ts';
import { openFences } from '../markdown/open-fences.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { type Origin, placeInFile } from '../markdown/place-of.ts';
import { resultOf, type Result } from '../result.ts';
import type { SourceFile } from '../source-file.ts';
import { checkExtrasText, type ExtrasContext } from './check-extras-text.ts';
import { type ExtraSection, type ExtraSections, extraSections } from './extra-sections.ts';
import type { Asset, Extra } from './issue.ts';

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
  const open = openFences(tree, source.text, placeInFile(source.path));
  const checked = checkExtrasText(tree, source.path, context);
  const sectioned = extraSections(tree);
  const found = [...open, ...checked.diagnostics, ...reportOutside(sectioned, source.path)];
  const extras: Extra[] = [];
  for (const section of sectioned.sections) {
    const problem = problemOf(section, extras);
    const place = placeInFile(source.path)(section.heading);
    if (problem === undefined) {
      const body = namespaced(section.id, section.blocks, origin);
      extras.push({
        issueId: context.issueId,
        id: section.id,
        tier: context.tier,
        heading: section.title,
        revision: section.revision ?? 1,
        place,
        body,
        assets: shownIn(body, checked.assets),
      });
    } else {
      found.push(diagnostic(problem.id, place, { reason: problem.reason }));
    }
  }
  return resultOf(extras, found);
}

function reportOutside({ withoutId, outside }: ExtraSections, file: string): Diagnostic[] {
  const place = placeInFile(file);
  return [
    ...withoutId.map((heading) =>
      diagnostic('extra/no-id', place(heading), {
        reason: 'The heading has no id: ## Title {#id}.',
      }),
    ),
    ...outside.map((block) =>
      diagnostic('extra/outside', place(block), {
        reason: 'Text stands before the first extra.',
      }),
    ),
  ];
}

function problemOf({ id, revision, blocks }: ExtraSection, taken: readonly Extra[]) {
  if (taken.some((extra) => extra.id === id)) {
    return { id: 'extra/duplicate', reason: `The id ${id} is taken.` } as const;
  }
  if (revision === undefined) {
    return {
      id: 'extra/bad-revision',
      reason: `What stands behind #${id} is no revision from 1 to 9999.`,
    } as const;
  }
  return blocks.length === 0
    ? ({ id: 'extra/empty', reason: `The extra ${id} has no text.` } as const)
    : undefined;
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

function shownIn(body: Root, assets: ReadonlyMap<string, Asset>): ReadonlyMap<string, Asset> {
  const shown = new Map<string, Asset>();
  visit(body, (node) => {
    if (!('url' in node)) return;
    const asset = assets.get(node.url);
    if (asset !== undefined) shown.set(node.url, asset);
  });
  return shown;
}

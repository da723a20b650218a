/** A file of `pages/` to a page, its directives placed; everything wrong is reported. */
import type { Root } from 'mdast';
import { checkFields } from '../check-fields.ts';
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { eachNode } from '../each-node.ts';
import { parseFrontmatter } from '../frontmatter.ts';
import type { Asset } from '../issue/issue.ts';
import { sectionNames } from '../issue/schema.ts';
import { checkMarkdown } from '../markdown/check-markdown.ts';
import { openFences } from '../markdown/open-fences.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { placeInFile } from '../markdown/place-of.ts';
import { placeDirectives } from '../markdown/place-directives.ts';
import { diagnosticsOf, resultOf, type Result } from '../result.ts';
import type { SourceFile } from '../source-file.ts';
import { pageSchema } from './schema.ts';

export interface PageContext {
  readonly language: string;
  readonly hasSupport: boolean;
  /** Root-relative: `/about/`. */
  readonly address: string;
  /** The archive's address of every issue that all may read, by id. */
  readonly issueAddresses: ReadonlyMap<string, string>;
  /** The files of `pages/`, by path from the newsletter's root. */
  readonly assets: ReadonlyMap<string, Asset>;
}

export interface ParsedPage {
  readonly path: string;
  readonly address: string;
  readonly title: string;
  readonly description: string;
  readonly menu: boolean;
  readonly body: Root;
  /** The files that it shows, by root-relative address. */
  readonly assets: ReadonlyMap<string, Asset>;
}

export function parsePage(source: SourceFile, context: PageContext): Result<ParsedPage> {
  const frontmatter = parseFrontmatter(source);
  if (!frontmatter.ok) return frontmatter;
  const { data, place, body: text } = frontmatter.value;
  const { path } = source;
  const inFile = placeInFile(path);
  const origin = { kind: 'file', file: path } as const;
  const body = parseMarkdown(text, { language: context.language, origin });
  const fields = checkFields(pageSchema, data, place);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const checked = checkMarkdown(body, inFile, {
    issueId: path,
    issueAddresses: context.issueAddresses,
    assets: context.assets,
    folder: { name: '', path: folder, address: context.address },
  });
  const ofIssues = issueDirectives(body, inFile);
  const found = [
    ...diagnosticsOf(fields),
    ...checked.diagnostics,
    ...openFences(body, text, inFile),
    ...ofIssues,
    // What has no place on a page is reported once, as that.
    ...(ofIssues.length > 0
      ? []
      : placeDirectives(body, {
          place: inFile,
          tiers: [],
          hasSupport: context.hasSupport,
          hasItems: () => false,
        })),
    ...(body.children.length === 0 ? [empty(path)] : []),
  ];
  if (!fields.ok) return { ok: false, diagnostics: found };
  const { address } = context;
  return resultOf({ ...fields.value, path, address, body, assets: checked.assets }, found);
}

/** The items of an issue, and what is for patrons, have no place on a page. */
function issueDirectives(body: Root, place: ReturnType<typeof placeInFile>): Diagnostic[] {
  const names = new Set<string>([...sectionNames, 'extra']);
  const found: Diagnostic[] = [];
  eachNode<Root | Root['children'][number]>(body, (node) => {
    if (node.type !== 'leafDirective' || !names.has(node.name)) return;
    const reason = `::${node.name} belongs to an issue.`;
    found.push(diagnostic('page/no-issue', place(node), { reason }));
  });
  return found;
}

function empty(path: string): Diagnostic {
  return diagnostic('page/empty', startOf(path), { reason: 'The page has no text.' });
}

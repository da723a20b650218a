/** What an author can get wrong in the text of extras; its directives are placed on the way. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { checkMarkdown } from '../markdown/check-markdown.ts';
import type { OwnFolder } from '../markdown/own-address.ts';
import { type NodePlace, placeInFile } from '../markdown/place-of.ts';
import { placeDirectives } from '../markdown/place-directives.ts';
import { isPicture } from './file-kind.ts';
import type { Asset } from './issue.ts';

export interface ExtrasContext {
  readonly issueId: string;
  readonly tier: string;
  readonly issueAddresses: ReadonlyMap<string, string>;
  /** The newsletter's, a BCP 47 tag. */
  readonly language: string;
  /** Where the tier's files of this issue are; those of the issue itself are public. */
  readonly folder: OwnFolder;
  /** Its files, by path. */
  readonly assets: ReadonlyMap<string, Asset>;
}

export interface CheckedExtrasText {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that the text shows, by the address that stands in it now. */
  readonly assets: ReadonlyMap<string, Asset>;
}

/** The browser that opens it holds it twice. */
const MOST_FILE_BYTES = 200_000_000;

/** Those whose meaning is the same for everybody, wherever they stand. */
const ALLOWED = new Set(['youtube', 'button']);

/** Rewrites addresses and directives in place, as in an issue. */
export function checkExtrasText(
  tree: Root,
  file: string,
  context: ExtrasContext,
): CheckedExtrasText {
  const place = placeInFile(file);
  const refused = refuseDirectives(tree, place);
  const checked = checkMarkdown(tree, place, context);
  const placed = placeDirectives(tree, {
    place,
    tiers: [],
    hasSupport: false,
    hasItems: () => false,
  });
  return {
    diagnostics: [
      ...refused,
      ...checked.diagnostics,
      ...placed,
      ...checkFiles(tree, place, checked.assets),
      ...reportUnused(context, checked.assets),
    ],
    assets: checked.assets,
  };
}

/** Takes out of the text what was reported, so that nothing else is said about it. */
function refuseDirectives(tree: Root, place: NodePlace): Diagnostic[] {
  const found: Diagnostic[] = [];
  tree.children = tree.children.filter((block) => {
    if (block.type !== 'leafDirective' && block.type !== 'containerDirective') return true;
    const isAllowed = block.type === 'leafDirective' && ALLOWED.has(block.name);
    const hasPoster = isAllowed && block.attributes?.['poster'] !== undefined;
    if (isAllowed && !hasPoster) return true;
    const colons = block.type === 'leafDirective' ? '::' : ':::';
    found.push(
      diagnostic('extra/directive', place(block), {
        reason: hasPoster
          ? `${colons}${block.name} has a poster, which an extra cannot show.`
          : `${colons}${block.name} stands in an extra.`,
      }),
    );
    return false;
  });
  return found;
}

function checkFiles(
  tree: Root,
  place: NodePlace,
  assets: ReadonlyMap<string, Asset>,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(tree, (node) => {
    const asset = 'url' in node ? assets.get(node.url) : undefined;
    if (asset === undefined) return;
    if (node.type === 'image' && !isPicture(asset.path)) {
      found.push(
        diagnostic('extra/not-a-picture', place(node), {
          reason: `${node.url} is written as a picture and is none.`,
        }),
      );
    }
    if (asset.bytes > MOST_FILE_BYTES) {
      found.push(
        diagnostic('extra/large-file', place(node), {
          reason: `The file has ${asset.bytes.toLocaleString('en')} bytes; ${MOST_FILE_BYTES.toLocaleString('en')} is the limit.`,
        }),
      );
    }
  });
  return found;
}

function reportUnused(
  { assets, folder }: ExtrasContext,
  shown: ReadonlyMap<string, Asset>,
): Diagnostic[] {
  const used = new Set([...shown.values()].map(({ path }) => path));
  return [...assets.values()]
    .filter(({ path }) => !used.has(path))
    .map(({ path }) =>
      diagnostic('extra/unused-file', startOf(path), {
        reason: `No extra shows this file of ${folder.path}.`,
      }),
    );
}

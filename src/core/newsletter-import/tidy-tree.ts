/** What an old issue may hold, and an issue of ours may not, is set right in its tree. */
import { toString } from 'mdast-util-to-string';
import type { Heading, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { TAG_START } from '../delivery/personal-parts.ts';
import { visibleText } from '../link/clean-text.ts';
import { addressKind } from './editorial-address.ts';

export interface Tidied {
  /** Addresses that lead nowhere without the old place, with their lines; their words stay. */
  readonly lost: readonly { readonly line: number; readonly address: string }[];
  /** Redirectors that do not say where they lead. */
  readonly opaque: readonly { readonly line: number; readonly address: string }[];
}

const MOST_ADDRESS_CHARS = 2000;
const FALLBACK_ALT = 'Picture';

/**
 * Rewrites the tree in place: addresses without redirectors, headings from the second level on, and
 * the title not twice. `isOwn` tells which relative addresses lead to something in the export.
 */
export function tidyTree(
  tree: Root,
  {
    title,
    firstLine,
    isOwn,
  }: {
    readonly title: string;
    readonly firstLine: number;
    readonly isOwn: (address: string) => boolean;
  },
): Tidied {
  const lost: { line: number; address: string }[] = [];
  const opaque: { line: number; address: string }[] = [];
  const lineOf = (node: RootContent): number => firstLine + (node.position?.start.line ?? 1) - 1;
  visit(tree, (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    if (node.type === 'html') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
      node.value = visibleText(node.value).replaceAll(TAG_START, TAG_START.replace(/^__/, '_ _'));
    }
    // Brackets that refer to nothing would be taken for a reference that lost its end.
    if (node.type === 'text')
      node.value = node.value.replace(/\]\[/g, '] [').replace(/\[\^/g, '[ ^');
    if (node.type === 'image') {
      node.alt = altOf(node.alt, node.title, node.url);
      node.title = null;
    }
    if (node.type !== 'link') return;
    node.title = null;
    const known = addressKind(node.url);
    if (known.kind === 'opaque') opaque.push({ line: lineOf(node), address: node.url });
    if (known.kind === 'page' || known.kind === 'opaque') node.url = known.url;
    const stays =
      (known.kind !== 'other' || isOwn(node.url) || /^mailto:[^?]/i.test(node.url)) &&
      node.url.length <= MOST_ADDRESS_CHARS &&
      toString(node, { includeImageAlt: false }).length + imagesIn(node) > 0;
    if (stays) return;
    if (node.url !== '' && !node.url.startsWith('#')) {
      lost.push({ line: lineOf(node), address: node.url.slice(0, 200) });
    }
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
  tree.children = withoutTitle(tree.children, title).filter((block) => !isEmpty(block));
  levelHeadings(tree);
  return { lost, opaque };
}

function imagesIn(node: RootContent): number {
  let count = 0;
  visit(node, 'image', () => {
    count += 1;
  });
  return count;
}

/** Every picture has to say what it shows; its file’s name is better than nothing. */
function altOf(
  alt: string | null | undefined,
  title: string | null | undefined,
  url: string,
): string {
  const said = (alt ?? '').trim() || (title ?? '').trim();
  if (said !== '') return visibleText(said).replace(/\s+/g, ' ').slice(0, 300);
  const name = /([^/?#]+?)\.(?:png|jpe?g|gif|webp|avif)/i.exec(url)?.[1] ?? '';
  const words = name.replace(/[-_+]|%20/g, ' ').trim();
  return /[a-z]{3}/i.test(words) && !/[0-9a-f]{8}|%/i.test(words) ? words : FALLBACK_ALT;
}

/** A page repeats its title at its head; the issue has it in its frontmatter. */
function withoutTitle(blocks: readonly RootContent[], title: string): RootContent[] {
  const index = blocks.findIndex(({ type }) => type === 'heading');
  const heading = blocks[index];
  const isTitle =
    heading !== undefined &&
    index < 4 &&
    bare(toString(heading)) === bare(title) &&
    bare(title) !== '';
  return blocks.filter((block) => !isTitle || block !== heading);
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isEmpty(block: RootContent): boolean {
  return (
    (block.type === 'paragraph' || block.type === 'heading') &&
    toString(block).trim() === '' &&
    imagesIn(block) === 0
  );
}

/** The highest become those of the second level, and none skips one. */
function levelHeadings(tree: Root): void {
  const headings: Heading[] = [];
  visit(tree, 'heading', (heading) => {
    headings.push(heading);
    breaksToBlanks(heading);
  });
  const levels = levelsOf(headings);
  const depths = [2, 3, 4, 5, 6] as const;
  let before = 1;
  for (const heading of headings) {
    const wanted =
      depths[Math.min(Math.max(0, levels.indexOf(heading.depth)), depths.length - 1)] ?? 6;
    const depth = depths.find((each) => each === Math.min(wanted, before + 1)) ?? 2;
    heading.depth = depth;
    before = depth;
  }
}

/** A single one above all others, and below the first of them, is a slip and not a level of its own. */
function levelsOf(headings: readonly Heading[]): readonly number[] {
  const [highest, ...others] = [...new Set(headings.map(({ depth }) => depth))].toSorted();
  if (highest === undefined) return [];
  const isSlip =
    others.length > 0 &&
    headings[0]?.depth !== highest &&
    headings.filter(({ depth }) => depth === highest).length === 1;
  return isSlip ? others : [highest, ...others];
}

function breaksToBlanks(heading: Heading): void {
  const blank = (): Text => ({ type: 'text', value: ' ' });
  heading.children = heading.children.map((child): PhrasingContent =>
    child.type === 'break' ? blank() : child,
  );
}

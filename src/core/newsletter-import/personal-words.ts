/** What platforms put in for each reader: a first name becomes one of ours, the rest is told of. */
import type { PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

export interface PersonalWords {
  readonly line: number;
  readonly text: string;
  /** As it is now; undefined where it stays as it was. */
  readonly now: string | undefined;
}

const MERGE_TAG = /\*\|[A-Z][A-Z0-9_:|=-]{1,60}\|\*|\{\{[^{}\n]{1,120}\}\}|\{%[^%\n]{1,120}%\}/g;
const FIRST_NAME =
  /^(?:\*\|F(?:IRST)?_?NAME\|\*|\{\{\s*(?:subscriber\.)?(?:metadata\.)?first_?name\b[^{}]*\}\})$/i;
const FALLBACK = /default(?:_if_none)?:\s*["']([\p{L}][\p{L} ]{0,39})["']/u;
const USUAL_FALLBACK = 'friend';
/** An issue may have twelve. */
const MOST_FALLBACKS = 10;

/** Rewrites the tree in place. Names may not stand in tables or in the words of links. */
export function personalWords(tree: Root, firstLine: number): PersonalWords[] {
  const found: PersonalWords[] = [];
  const fallbacks = new Set<string>();
  visit(tree, (node, index, parent) => {
    if (node.type === 'table' || node.type === 'link') {
      visit(node, 'text', (text) => {
        for (const [tag] of text.value.matchAll(MERGE_TAG)) {
          found.push({ line: lineOf(text, firstLine), text: tag, now: undefined });
        }
      });
      return SKIP;
    }
    if (node.type !== 'text' || parent === undefined || index === undefined) return undefined;
    const pieces: PhrasingContent[] = [];
    let at = 0;
    for (const match of node.value.matchAll(MERGE_TAG)) {
      const [tag] = match;
      const fallback = FALLBACK.exec(tag)?.[1] ?? USUAL_FALLBACK;
      const isName =
        FIRST_NAME.test(tag) && (fallbacks.has(fallback) || fallbacks.size < MOST_FALLBACKS);
      const now = isName ? `::name[${fallback}]` : undefined;
      found.push({ line: lineOf(node, firstLine), text: tag, now });
      if (now === undefined) continue;
      fallbacks.add(fallback);
      // Verbatim: the signs of a text would be escaped.
      pieces.push(
        { type: 'text', value: node.value.slice(at, match.index) },
        { type: 'html', value: now },
      );
      at = match.index + tag.length;
    }
    if (at === 0) return undefined;
    pieces.push({ type: 'text', value: node.value.slice(at) });
    const kept = pieces.filter((piece) => piece.type !== 'text' || piece.value !== '');
    parent.children.splice(index, 1, ...kept);
    return [SKIP, index + kept.length];
  });
  return found;
}

/** For a line that is no Markdown: the fallbacks of names, and nothing of the rest. */
export function withoutPersonalWords(text: string): string {
  return text
    .replace(/::name\[([^\]]*)\]/g, '$1')
    .replace(MERGE_TAG, (tag) =>
      FIRST_NAME.test(tag) ? (FALLBACK.exec(tag)?.[1] ?? USUAL_FALLBACK) : '',
    );
}

function lineOf(
  node: { readonly position?: { readonly start: { readonly line: number } } | undefined },
  firstLine: number,
): number {
  return firstLine + (node.position?.start.line ?? 1) - 1;
}

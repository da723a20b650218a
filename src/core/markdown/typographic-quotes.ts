/** Typed quotes to printed ones, as a typesetter would, in the languages whose rules are known. */
import type { Nodes, Parents, Root } from 'mdast';

interface Quotes {
  readonly double: readonly [open: string, close: string];
  readonly single: readonly [open: string, close: string];
}

/** By primary language; in any other, quotes stay as they were typed. */
const quotesOf: Readonly<Record<string, Quotes>> = {
  en: { double: ['“', '”'], single: ['‘', '’'] },
  de: { double: ['„', '“'], single: ['‚', '‘'] },
  sv: { double: ['”', '”'], single: ['’', '’'] },
};

const APOSTROPHE = '’';
/** After one of these, or at the start, a quote opens. */
const OPENS_AFTER = /[\s([{/–—“„‘‚”-]/u;
/** Stands for code or a picture: something that a quote may close after. */
const SOMETHING = 'x';

/** Changes the text of a tree in place; code, HTML and addresses are left alone. */
export function setQuotes(tree: Root, language: string): void {
  const quotes = quotesOf[language.split('-', 1)[0] ?? ''];
  if (quotes === undefined) return;
  setBlocks(tree, quotes);
}

function setBlocks(parent: Parents, quotes: Quotes): void {
  if (parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell') {
    setInline(parent, quotes, '');
    return;
  }
  for (const child of parent.children) if ('children' in child) setBlocks(child, quotes);
}

/** Goes through the text of a block in order; `before` is the last character so far. */
function setInline(parent: Parents, quotes: Quotes, before: string): string {
  let last = before;
  for (const child of parent.children) last = setNode(child, quotes, last);
  return last;
}

function setNode(node: Nodes, quotes: Quotes, before: string): string {
  if (node.type === 'text' || node.type === 'namePlace') {
    node.value = setText(node.value, quotes, before);
    return node.value.at(-1) ?? before;
  }
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return before;
  return 'children' in node ? setInline(node, quotes, before) : SOMETHING;
}

function setText(text: string, quotes: Quotes, before: string): string {
  if (!text.includes('"') && !text.includes("'")) return text;
  let set = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    set +=
      character === '"' || character === "'"
        ? quoteAt(character, set.at(-1) ?? before, text[index + 1], quotes)
        : character;
  }
  return set;
}

function quoteAt(typed: '"' | "'", last: string, next: string | undefined, quotes: Quotes): string {
  const [open, close] = typed === '"' ? quotes.double : quotes.single;
  const opens = (last === '' || OPENS_AFTER.test(last)) && (next === undefined || /\S/.test(next));
  if (typed === '"') return opens ? open : close;
  // ’90s and the like lean the other way; elsewhere a single quote inside a word is an apostrophe.
  if (opens) return next !== undefined && /\d/.test(next) ? APOSTROPHE : open;
  return /[\p{L}\p{N}]/u.test(last) && next !== undefined && /\p{L}/u.test(next)
    ? APOSTROPHE
    : close;
}

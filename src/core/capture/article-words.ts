/** How long the article on a page is, told from the weight of its paragraphs. */

export interface WordCount {
  /** Of scripts that put spaces between words. */
  readonly words: number;
  /** Of Chinese and Japanese, which are counted by the character. */
  readonly characters: number;
}

export interface ArticleWords {
  open(tag: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(): void;
  count(): WordCount;
}

/** Of one element that is open. */
interface Block {
  readonly tag: string;
  readonly isLeftOut: boolean;
  words: number;
  characters: number;
  /** Of the text that stands in no element of its own. */
  direct: number;
  linked: number;
  /** Of the paragraphs in it. */
  weight: number;
}

const LEFT_OUT = new Set(
  'script style noscript template svg math nav footer aside button select iframe figure dialog title textarea'.split(
    ' ',
  ),
);
const PARAGRAPH = new Set('p pre blockquote li dd'.split(' '));
const HOLDER = new Set('div td section article main body center font'.split(' '));
const LISTS = new Set('ul ol div table section'.split(' '));
const UNLIKELY =
  /(?:^|\s)(?:[a-z0-9]+[_-])?(?:comments?|disqus|foot(?:er)?|masthead|menu|nav|navbar|navigation|related|remarks?|replies|sidebar|skyscraper|social|sponsors?|share|sharing|promos?|pagination|pager|popup|newsletter|recommend(?:ed|ations)?|breadcrumbs?|cookies?)(?:$|[\s_-])/i;
const LIKELY = /article|body|column|content|main|post|entry/i;

/** What a paragraph weighs for what it stands in, and for what that stands in, as Readability has it. */
const SHARES = [1, 1 / 2, 1 / 6, 1 / 9, 1 / 12];

/** What holds the heaviest part and weighs nearly as much holds parts of the same article. */
const ALIKE = 0.7;

/** Fewer are a caption or a button. */
const FEWEST = 6;

/** Follows a parser from tag to tag; linear in what it is shown. */
export function articleWords(): ArticleWords {
  const open: Block[] = [block('', false)];
  let best: Block = block('', false);
  let bestWeight = 0;
  /** Whatever ends above it holds it. */
  let bestDepth = Number.POSITIVE_INFINITY;
  let isInsideWord = false;
  return {
    open(tag, attributes) {
      if (!INLINE.has(tag)) isInsideWord = false;
      const isOut = open.at(-1)?.isLeftOut === true || isLeftOut(tag, attributes);
      open.push(block(tag, isOut && !isArticle(tag, attributes)));
    },
    text(text) {
      const into = open.at(-1);
      if (into === undefined || into.isLeftOut) return;
      const { words, characters, isInside } = countWords(text, isInsideWord);
      isInsideWord = isInside;
      into.words += words;
      into.characters += characters;
      into.direct += words + characters;
      if (into.tag === 'a') into.linked += words + characters;
    },
    close() {
      const closed = open.pop();
      const parent = open.at(-1);
      if (closed === undefined || parent === undefined || closed.isLeftOut) return;
      if (!INLINE.has(closed.tag)) isInsideWord = false;
      const size = closed.words + closed.characters;
      if (size === 0) return;
      if (LISTS.has(closed.tag) && closed.weight === 0 && closed.linked * 2 > size) return;
      const isBare = HOLDER.has(closed.tag) && closed.direct >= FEWEST * 3;
      const isParagraph = PARAGRAPH.has(closed.tag) || (isBare && closed.weight === 0);
      if (isBare) closed.weight += closed.direct;
      const holdsBest = open.length < bestDepth;
      if (holdsBest) bestDepth = open.length;
      const isWhole =
        holdsBest && closed.tag === 'article' && size <= 4 * (best.words + best.characters);
      if (isWhole || (closed.weight > 0 && closed.weight >= bestWeight * (holdsBest ? ALIKE : 1))) {
        best = closed;
        bestDepth = open.length;
        bestWeight = Math.max(bestWeight, closed.weight);
      }
      parent.words += closed.words;
      parent.characters += closed.characters;
      parent.linked += closed.linked;
      if (INLINE.has(closed.tag)) parent.direct += closed.direct;
      if (isParagraph && size >= FEWEST && closed.linked * 2 < size) {
        for (const [level, share] of SHARES.entries()) {
          const above = open.at(-1 - level);
          if (above !== undefined) above.weight += size * share;
        }
      }
    },
    count: () => ({ words: best.words, characters: best.characters }),
  };
}

const INLINE = new Set('a b i em strong span code small q cite sub sup abbr font u'.split(' '));

function block(tag: string, isLeftOut: boolean): Block {
  return { tag, isLeftOut, words: 0, characters: 0, direct: 0, linked: 0, weight: 0 };
}

/** Some have the whole of it in what is called a menu, as that slides in from the side. */
function isArticle(tag: string, attributes: Readonly<Record<string, string>>): boolean {
  const { itemprop, role } = attributes;
  return tag === 'main' || tag === 'article' || itemprop === 'articleBody' || role === 'main';
}

function isLeftOut(tag: string, attributes: Readonly<Record<string, string>>): boolean {
  if (LEFT_OUT.has(tag)) return true;
  if (tag === 'body' || tag === 'html' || tag === 'article' || tag === 'a') return false;
  const { class: names, id, role, style } = attributes;
  if (attributes['hidden'] !== undefined || attributes['aria-hidden'] === 'true') return true;
  if (style !== undefined && /display\s*:\s*none/i.test(style)) return true;
  if (role === 'navigation' || role === 'complementary' || role === 'dialog') return true;
  if (names === undefined && id === undefined) return false;
  const marks = `${names ?? ''} ${id ?? ''}`;
  return UNLIKELY.test(marks) && !LIKELY.test(marks);
}

/** A parser hands a word over in pieces: `isInside` says whether one goes on. */
function countWords(text: string, goesOn: boolean): WordCount & { readonly isInside: boolean } {
  let words = 0;
  let characters = 0;
  let isInside = goesOn;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isIdeograph(code)) {
      characters += 1;
      isInside = false;
    } else if (isWordPart(code)) {
      if (!isInside) words += 1;
      isInside = true;
    } else if (code <= 0x20 || code === 0xa0 || code === 0x2014 || code >= 0x3000) isInside = false;
  }
  return { words, characters, isInside };
}

/** Han and kana; Hangul has spaces. */
function isIdeograph(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}

/** Letters and digits, near enough: punctuation below U+0080 and the blocks of symbols are none. */
function isWordPart(code: number): boolean {
  if (code < 0x80) {
    return (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x30 && code <= 0x39) ||
      (code >= 0x41 && code <= 0x5a)
    );
  }
  return (
    code >= 0xc0 &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    code < 0xfe00
  );
}

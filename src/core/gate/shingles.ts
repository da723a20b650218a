/** Shingles: runs of eight words as numbers, however the words are marked up or escaped. */

/** Words in a run; eight in a row do not recur by chance. */
export const SHINGLE_WORDS = 8;

/** Tags that stand inside words and sentences; every other tag ends a word. */
const INLINE_TAGS = new Set(
  'a abbr b code del em i ins kbd mark q s small span strong sub sup u var'.split(' '),
);
/** A tag or an entity longer than this is text that happens to hold a `<` or an `&`. */
const MAX_TAG_BYTES = 4000;
const MAX_ENTITY_BYTES = 10;

const LT = 0x3c;
const GT = 0x3e;
const AMP = 0x26;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;

export interface WordVisitor {
  /** A word of the text: case, markup, entities and JSON escapes do not count. */
  text(hash: number): void;
  /** A word inside a tag, such as one of a description or an alternative text. */
  attribute(hash: number): void;
}

/** Visits the hash of every word, in order. */
export function eachWord(bytes: Uint8Array, visit: WordVisitor): void {
  let hash = 0;
  const endWord = (): void => {
    if (hash !== 0) visit.text(hash);
    hash = 0;
  };
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const letter = wordByte(byte);
    if (letter !== 0) {
      hash = hashed(hash, letter);
      at += 1;
      continue;
    }
    const markup = skipMarkup(bytes, at, byte);
    if (markup === undefined) {
      endWord();
      at += byte === BACKSLASH ? 2 : 1;
    } else {
      if (!markup.inline) endWord();
      if (markup.isTag) eachAttributeWord(bytes.subarray(at, markup.end), visit);
      at = markup.end;
    }
  }
  endWord();
}

function eachAttributeWord(tag: Uint8Array, visit: WordVisitor): void {
  let hash = 0;
  for (const byte of tag) {
    const letter = wordByte(byte);
    if (letter !== 0) hash = hashed(hash, letter);
    else if (hash !== 0) {
      visit.attribute(hash);
      hash = 0;
    }
  }
}

/** FNV-1a by bytes; never 0, which stands for no word. */
function hashed(hash: number, letter: number): number {
  return (Math.imul(hash ^ letter, 0x01000193) ^ 0x811c9dc5) >>> 0 || 1;
}

/** Visits the words of each run of `length` words, in a window that is used again. */
export function eachShingle(
  bytes: Uint8Array,
  length: number,
  visit: (window: Uint32Array) => void,
): void {
  eachWord(bytes, { text: slide(length, visit), attribute: slide(length, visit) });
}

function slide(length: number, visit: (window: Uint32Array) => void): (hash: number) => void {
  const window = new Uint32Array(length);
  let count = 0;
  return (hash) => {
    window.copyWithin(0, 1);
    window[length - 1] = hash;
    count += 1;
    if (count >= length) visit(window);
  };
}

/** Lower-cased letter or digit; bytes of other scripts stand for themselves; 0 between words. */
function wordByte(byte: number): number {
  if (byte >= 0x61 && byte <= 0x7a) return byte;
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return (byte >= 0x30 && byte <= 0x39) || byte >= 0x80 ? byte : 0;
}

interface Markup {
  /** The first byte after it. */
  readonly end: number;
  /** Whether a word goes on across it. */
  readonly inline: boolean;
  readonly isTag: boolean;
}

function skipMarkup(bytes: Uint8Array, at: number, byte: number): Markup | undefined {
  if (byte === LT) return skipTag(bytes, at + 1, (index) => (bytes[index] === GT ? 1 : 0));
  if (byte !== AMP) return undefined;
  const entity = entityAt(bytes, at);
  if (entity === undefined) return undefined;
  const end = at + entity.length + 2;
  // A feed may hold markup that is escaped once more.
  if (entity === 'lt') {
    const tag = skipTag(bytes, end, (index) => (entityAt(bytes, index) === 'gt' ? 4 : 0));
    if (tag !== undefined) return tag;
  }
  return { end, inline: false, isTag: false };
}

/** `closes` gives the bytes of what ends the tag at an index, or 0. */
function skipTag(
  bytes: Uint8Array,
  start: number,
  closes: (index: number) => number,
): Markup | undefined {
  const limit = Math.min(bytes.length, start + MAX_TAG_BYTES);
  if (!/[a-z/!?]/i.test(String.fromCharCode(bytes[start] ?? 0))) return undefined;
  for (let index = start; index < limit; index += 1) {
    const closing = closes(index);
    if (closing > 0) {
      const inline = INLINE_TAGS.has(tagName(bytes, start));
      return { end: index + closing, inline, isTag: true };
    }
  }
  return undefined;
}

function tagName(bytes: Uint8Array, start: number): string {
  const head = String.fromCharCode(...bytes.subarray(start, start + 12)).toLowerCase();
  return /^\/?([a-z][a-z0-9]*)/.exec(head)?.[1] ?? '';
}

function entityAt(bytes: Uint8Array, at: number): string | undefined {
  if (bytes[at] !== AMP) return undefined;
  const end = bytes.indexOf(SEMICOLON, at + 1);
  if (end < 0 || end - at > MAX_ENTITY_BYTES) return undefined;
  return String.fromCharCode(...bytes.subarray(at + 1, end)).toLowerCase();
}

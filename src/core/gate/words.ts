/** The words of any text file as numbers: case, markup, entities and JSON escapes do not count. */

/** Lower-cased letter or digit; bytes of other scripts stand for themselves; 0 between words. */
const WORD_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  const isWord = (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0x80;
  return isWord ? byte : 0;
});
/** A tag or an entity longer than this is text that happens to hold a `<` or an `&`. */
const MAX_TAG_BYTES = 4000;
const MAX_ENTITY_BYTES = 10;

const LT = 0x3c;
const GT = 0x3e;
const AMP = 0x26;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const SLASH = 0x2f;
/** The first byte of a printed quote in UTF-8, and how many it has. */
const QUOTE_BYTE = 0xe2;
const QUOTE_BYTES = 3;

/**
 * Tags that stand inside words and sentences, of at most six letters; every other tag ends a word, `sup`
 * too, in which a footnote’s number would hang on to the word before it.
 */
const INLINE_TAGS = new Set(
  'a abbr b code del em i ins kbd mark q s small span strong sub u var'
    .split(' ')
    .map((name) => inlineName(new TextEncoder().encode(name), 0)),
);

export interface WordVisitor {
  /** The hash of a word of the text, and the index behind its last byte. */
  text(hash: number, end: number): void;
  /** The same of a word inside a tag, such as one of a description or an alternative text. */
  attribute(hash: number, end: number): void;
}

/** Visits every word, in order. Built for whole archives: it makes no garbage. */
export function eachWord(bytes: Uint8Array, visit: WordVisitor): void {
  let hash = 0;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const letter = WORD_BYTES[byte] ?? 0;
    if (letter !== 0 && !(byte === QUOTE_BYTE && isQuoteAt(bytes, at))) {
      hash = hashed(hash, letter);
      at += 1;
      continue;
    }
    const name = byte === LT || byte === AMP ? tagNameAt(bytes, at) : -1;
    const end = name < 0 ? -1 : tagEnd(bytes, name, byte);
    if (hash !== 0 && (end < 0 || !INLINE_TAGS.has(inlineName(bytes, name)))) {
      visit.text(hash, at);
      hash = 0;
    }
    if (end >= 0) {
      eachAttributeWord(bytes, at, end, visit);
      at = end;
    } else if (letter !== 0) at += QUOTE_BYTES;
    else if (byte === AMP) at += entityLength(bytes, at);
    else at += byte === BACKSLASH ? 2 : 1;
  }
  if (hash !== 0) visit.text(hash, bytes.length);
}

function eachAttributeWord(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: WordVisitor,
): void {
  let hash = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    const isQuote = byte === QUOTE_BYTE && isQuoteAt(bytes, at);
    const letter = isQuote ? 0 : (WORD_BYTES[byte] ?? 0);
    if (letter !== 0) hash = hashed(hash, letter);
    else if (hash !== 0) {
      visit.attribute(hash, at);
      hash = 0;
    }
    if (isQuote) at += QUOTE_BYTES - 1;
  }
}

/** U+2018 to U+201F, the printed quotes, part words just as the typed ones do. */
function isQuoteAt(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== QUOTE_BYTE || bytes[at + 1] !== 0x80) return false;
  const third = bytes[at + 2] ?? 0;
  return third >= 0x98 && third <= 0x9f;
}

/** FNV-1a by bytes; never 0, which stands for no word. */
function hashed(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193) ^ 0x811c9dc5 || 1;
}

/** Lower case; 0 for a byte that parts words. */
export function wordByte(byte: number | undefined): number {
  return byte === undefined ? 0 : (WORD_BYTES[byte] ?? 0);
}

/** Where the name begins after `<`, or after `&lt;` as in a feed of escaped markup; -1 for no tag. */
function tagNameAt(bytes: Uint8Array, at: number): number {
  const name = bytes[at] === LT ? at + 1 : isEscaped(bytes, at, 0x6c) ? at + 4 : -1;
  if (name < 0) return -1;
  const first = bytes[name] ?? 0;
  const opensTag = isLetter(first) || first === SLASH || first === 0x21 || first === 0x3f;
  return opensTag ? name : -1;
}

/** The first byte after the tag, which closes as it was opened: by `>`, or by `&gt;`; -1 for none. */
function tagEnd(bytes: Uint8Array, name: number, opening: number): number {
  const limit = Math.min(bytes.length, name + MAX_TAG_BYTES);
  for (let at = name; at < limit; at += 1) {
    if (opening === LT) {
      if (bytes[at] === GT) return at + 1;
    } else if (isEscaped(bytes, at, 0x67)) return at + 4;
  }
  return -1;
}

/** Whether `&lt;` or `&gt;`, in small letters or capitals, stands at an index. */
function isEscaped(bytes: Uint8Array, at: number, letter: 0x6c | 0x67): boolean {
  return (
    bytes[at] === AMP &&
    bytes[at + 3] === SEMICOLON &&
    wordByte(bytes[at + 1] ?? 0) === letter &&
    wordByte(bytes[at + 2] ?? 0) === 0x74
  );
}

/** 1 for an ampersand that begins no entity. */
function entityLength(bytes: Uint8Array, at: number): number {
  for (let end = at + 1; end <= at + MAX_ENTITY_BYTES; end += 1) {
    if (bytes[end] === SEMICOLON) return end - at + 1;
  }
  return 1;
}

/** Six letters in five bits each; 0 for every name that cannot be an inline tag's. */
function inlineName(bytes: Uint8Array, start: number): number {
  let name = 0;
  const first = bytes[start] === SLASH ? start + 1 : start;
  for (let at = first; at < first + 7; at += 1) {
    const letter = wordByte(bytes[at] ?? 0);
    if (letter < 0x30 || letter >= 0x80) return name;
    if (letter < 0x61 || at === first + 6) return 0;
    name = (name << 5) | (letter - 0x60);
  }
  return 0;
}

function isLetter(byte: number): boolean {
  const letter = wordByte(byte);
  return letter >= 0x61 && letter <= 0x7a;
}

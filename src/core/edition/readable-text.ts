/** An author's text as an edition may hold it: nothing hidden, nothing that reads as something else. */
import { TAG_START } from '../delivery/personal-parts.ts';

// Control characters, and the embeddings and overrides of direction (UAX #9) that can reorder what
// follows. Marks (U+200E, U+200F) and joiners stay: scripts need them. Some of the noncharacters
// (U+FDD0 and on) stand for names while a text edition is made.
const DECEIVING = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff]/gu;

const PLAIN = /^[\n\t -~]*$/;

/** A word joiner (U+2060) shows nothing and keeps a tag from being replaced. */
export const DEFUSER = '\u2060';
const DEFUSED = TAG_START.replace('_', `_${DEFUSER}`);

/** Lone surrogates become U+FFFD. */
export function readableText(text: string): string {
  // Nearly all text is plain, and this runs for every word.
  const shown = PLAIN.test(text) ? text : text.toWellFormed().replace(DECEIVING, '');
  return withoutTags(shown);
}

/** What authors write holds no tag of a personal part. */
export function withoutTags(text: string): string {
  return text.replaceAll(TAG_START, DEFUSED);
}

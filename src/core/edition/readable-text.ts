/** An author's text as an edition may hold it: nothing hidden, nothing that reads as something else. */
import { UNSUBSCRIBE_TOKEN_TAG } from '../delivery/message.ts';

// Control characters, and the embeddings and overrides of direction (UAX #9) that can reorder what
// follows. Marks (U+200E, U+200F) and joiners stay: scripts need them.
const DECEIVING = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const PLAIN = /^[\n\t -~]*$/;

/** A word joiner (U+2060) shows nothing and keeps the tag from being replaced. */
const DEFUSED_TAG = UNSUBSCRIBE_TOKEN_TAG.replace('_', '_\u2060');

/** Lone surrogates become U+FFFD. */
export function readableText(text: string): string {
  // Nearly all text is plain, and this runs for every word.
  const shown = PLAIN.test(text) ? text : text.toWellFormed().replace(DECEIVING, '');
  return withoutTokenTag(shown);
}

/** Only the address to leave by may hold the tag of the recipient's token. */
export function withoutTokenTag(text: string): string {
  return text.replaceAll(UNSUBSCRIBE_TOKEN_TAG, DEFUSED_TAG);
}

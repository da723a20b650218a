/** Text without the characters that show nothing or make it read as something else. */

// Control characters, and the embeddings and overrides of direction (UAX #9) that can reorder what
// follows. Marks (U+200E, U+200F) and joiners stay: scripts need them.
const DECEIVING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Lone surrogates become U+FFFD. */
export function readableText(text: string): string {
  return text.toWellFormed().replace(DECEIVING, '');
}

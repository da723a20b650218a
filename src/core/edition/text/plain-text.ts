/** An author's characters as a text edition may hold them. */
import { UNSUBSCRIBE_TOKEN_TAG } from '../../delivery/message.ts';
import { readableText } from '../readable-text.ts';

/** A word joiner (U+2060), which shows nothing, defuses the tag of the recipient's token. */
const DEFUSED = UNSUBSCRIBE_TOKEN_TAG.replace('_', '_\u2060');

export function plainText(text: string): string {
  return readableText(text).replaceAll(UNSUBSCRIBE_TOKEN_TAG, DEFUSED);
}

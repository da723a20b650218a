/** Names in a text edition: a character that no author can write stands for each until the end. */
import { nameTag } from '../../delivery/personal-parts.ts';
import type { NamePlace } from '../../markdown/nodes.ts';
import { beforeSeam } from '../name-fallbacks.ts';
import { readableText } from '../readable-text.ts';
import type { TextPage } from './text-page.ts';

/** The first of the noncharacters, which `readableText` lets nobody else use. */
const FIRST = 0xfdd0;
const STAND_INS = /([\ufdd0-\ufddf])/;

/** What is wrapped and indented like a word, and cannot be torn apart. */
export function nameText({ value }: NamePlace, page: TextPage): string {
  const index = page.nameFallbacks.indexOf(value);
  return index < 0 ? readableText(value) : String.fromCharCode(FIRST + index);
}

/** Puts the tags where the names stand. */
export function withNameTags(text: string): string {
  const pieces = text.split(STAND_INS);
  // Texts and stand-ins take turns.
  return pieces
    .map((piece, index) => {
      if (index % 2 === 1) return nameTag(piece.charCodeAt(0) - FIRST, 'text');
      return index === 0 ? piece : beforeSeam(piece);
    })
    .join('');
}

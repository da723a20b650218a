/** Any text as ASCII that HTML reads back as the same characters. */
import { readableText } from '../readable-text.ts';

/** Text between tags. */
export function entities(text: string): string {
  return escapeAscii(readableText(text));
}

/** The characters of a word, each escaped. */
export function unitsOf(word: string): string[] {
  return [...readableText(word)].map(escapeAscii);
}

/** A value between double quotes. */
export function attributeText(value: string): string {
  return escapeAscii(value.replace(/\s+/g, ' ')).replaceAll('"', '&quot;');
}

/** ASCII without the characters that mean something in HTML. */
const PLAIN = /^[\n\t !#-%'-;=?-~]*$/;

function escapeAscii(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[^\n\t -~]/gu, (character) => `&#${character.codePointAt(0)};`);
}

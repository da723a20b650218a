/** Any text as ASCII that HTML reads back as the same characters, less those that deceive. */
import { UNSUBSCRIBE_TOKEN_TAG } from '../../delivery/message.ts';
import { readableText } from '../readable-text.ts';

/** Text between tags. */
export function entities(text: string): string {
  return defused(escapeAscii(readableText(text)));
}

/** The characters of a word, each escaped. */
export function unitsOf(word: string): string[] {
  return [...readableText(word)].map(escapeAscii);
}

/** A value between double quotes; a word longer than `most` bytes is cut by a new line. */
export function attributeText(name: string, value: string, most: number): string {
  const escaped = escapeAscii(readableText(value).replaceAll('\n', ' ')).replaceAll('"', '&quot;');
  if (escaped.length <= most) return name === 'href' ? escaped : defused(escaped);
  let column = 0;
  return unitsOf(value.replace(/\s+/g, ' '))
    .map((unit) => {
      const broken = column > most || (column > most / 5 && unit === ' ');
      column = broken ? unit.length : column + unit.length;
      return `${broken ? '\n' : ''}${unit === '"' ? '&quot;' : unit}`;
    })
    .join('');
}

/** Only the address to leave by may hold the tag of the recipient's token. */
function defused(escaped: string): string {
  return escaped.replaceAll(UNSUBSCRIBE_TOKEN_TAG, UNSUBSCRIBE_TOKEN_TAG.replace('_', '&#95;'));
}

function escapeAscii(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[^\n\t -~]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** The newsletter's mark where it has no picture of its own: its initial under a bar, in its accent. */
import { designTokens, type Palette } from '../edition/tokens.ts';
import type { Typefaces } from './share-picture.ts';
import { canWrite, textPaths, widthOf } from './typeface.ts';

export interface LetterMark {
  readonly title: string;
  readonly accent: string;
}

const SIZE = 64;
const LETTER_SIZE = 50;
const BASELINE = 53;

/** In `light` alone for pictures that are drawn once; else by day and by night. */
export function letterMarkSvg(
  { title, accent }: LetterMark,
  faces: Typefaces,
  looks: 'light' | 'both',
): string {
  const { light, dark } = designTokens({ accent });
  const night = `@media(prefers-color-scheme:dark){${style(dark)}}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}"><style>${style(light)}${looks === 'both' ? night : ''}</style><rect width="${SIZE}" height="${SIZE}"/><g><path d="M8 7h48v3H8z"/>${letter(title, faces)}</g></svg>\n`;
}

function style({ paper, accent }: Palette): string {
  return `rect{fill:${paper}}g{fill:${accent}}`;
}

/** An initial that our fonts do not have is left to those of the reader's machine. */
function letter(title: string, { roman }: Typefaces): string {
  const initial = /\p{L}|\p{N}/u.exec(title)?.[0]?.toUpperCase() ?? '';
  const [first = ''] = initial;
  if (!canWrite(first, roman)) {
    return `<text x="32" y="${BASELINE}" text-anchor="middle" font-family="serif" font-size="40">${first}</text>`;
  }
  const text = { face: roman, size: LETTER_SIZE };
  return textPaths(first, text, (SIZE - widthOf(first, text)) / 2, BASELINE);
}

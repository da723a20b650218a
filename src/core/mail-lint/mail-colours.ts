/** Colours as every client reads them, and where in a style they stand. */
import { parse } from 'culori';
import { list } from 'postcss';

const SAFE = /^(?:#[0-9a-f]{3}|#[0-9a-f]{6}|rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\))$/i;
const PROPERTY =
  /^(?:color|background|background-color|border|border-(?:top|right|bottom|left)|(?:border|text-decoration|outline|caret)(?:-(?:top|right|bottom|left))?-color|outline)$/;
const WHOLE = /(?:^|-)color$/;
const KEYWORD = /^(?:inherit|initial|unset|revert|currentcolor)$/i;
/** Held against by a rule of their own. */
const OTHERS = /^(?:url|var|env|light-dark)\(/i;

/** Hex of three or six digits, or `rgb()` with commas and without alpha. */
export function isSafeColour(value: string): boolean {
  return SAFE.test(value);
}

/** The colours of a declaration that not every client reads. */
export function unsafeColours(property: string, value: string): string[] {
  if (!PROPERTY.test(property)) return [];
  return list.space(value).filter((part) => {
    if (isSafeColour(part) || OTHERS.test(part)) return false;
    const isKeyword = WHOLE.test(property) && KEYWORD.test(part);
    return isKeyword || part.startsWith('#') || /^[a-z-]+\(/i.test(part) || isColour(part);
  });
}

function isColour(word: string): boolean {
  return /^[a-z]/i.test(word) && parse(word) !== undefined;
}

/** Inline styles, of the properties that mail clients are trusted with. */
import type { inlineProperties } from '../../mail-lint/closed-list.ts';

/** A property that is not on the closed list cannot be written. */
export type StyleProperty = keyof typeof inlineProperties;

export type Style = { readonly [property in StyleProperty]?: string };

export function inlineStyle(style: Style): string {
  return Object.entries(style)
    .map(([property, value]) => `${property}:${value}`)
    .join(';');
}

/** The design tokens as custom properties, for day and night. */
import { designTokens, type Palette } from '../core/edition/tokens.ts';

export function themeCss(accent: string): string {
  const { light, dark, fonts } = designTokens(accent);
  return [
    `:root{color-scheme:light dark;${properties(light)}`,
    `--font-text:${fontStack(fonts.text)};--font-ui:${fontStack(fonts.ui)};--font-code:${fontStack(fonts.code)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${properties(dark)}}}`,
  ].join('\n');
}

function properties(palette: Palette): string {
  const { syntax, ...colours } = palette;
  return [
    ...Object.entries(colours).map(([name, colour]) => `--${name}:${colour};`),
    ...Object.entries(syntax).map(([name, colour]) => `--syntax-${name}:${colour};`),
  ].join('');
}

/** Names of several words want quotes in a style sheet. */
function fontStack(stack: string): string {
  return stack
    .split(',')
    .map((name) => name.trim())
    .map((name) => (name.includes(' ') ? `"${name}"` : name))
    .join(',');
}

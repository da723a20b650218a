/** The design tokens as custom properties, for day and night, and for the reader's own choice of them. */
import { designTokens, type Palette } from '../core/edition/tokens.ts';

export function themeCss(accent: string): string {
  const { light, dark, fonts } = designTokens(accent);
  const night = properties(dark) + PICTURES_AT_NIGHT;
  return [
    `:root{color-scheme:light dark;${properties(light)}`,
    `--font-text:${fontStack(fonts.text)};--font-ui:${fontStack(fonts.ui)};--font-code:${fontStack(fonts.code)}}`,
    ':root[data-theme=light]{color-scheme:light}',
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${night}}}`,
    // Paper that comes out of a printer is white whatever was chosen.
    `@media screen{:root[data-theme=dark]{color-scheme:dark;${night}}}`,
  ].join('\n');
}

/** At night pictures on white ground would glare. */
const PICTURES_AT_NIGHT = '--pictures:brightness(.85);';

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

/** The design tokens as custom properties, for day, night and the reader's own choice of them, and the faces that the site brings along. */
import type { Config } from '../config/schema.ts';
import { sheetStack } from '../core/edition/font-stack.ts';
import { designTokens, measureInRem, type Palette } from '../core/edition/tokens.ts';

type FontFace = Config['theme']['fonts']['faces'][number];

export function themeCss(theme: Config['theme']): string {
  const { light, dark, fonts, measure, radius } = designTokens(theme);
  const night = properties(dark) + PICTURES_AT_NIGHT;
  return [
    ...theme.fonts.faces.map(fontFace),
    `:root{color-scheme:light dark;${properties(light)}`,
    `--font-text:${sheetStack(fonts.text)};--font-ui:${sheetStack(fonts.ui)};--font-code:${sheetStack(fonts.code)};`,
    `--measure:${measureInRem(measure)}rem;--radius:${radius}px}`,
    ':root[data-theme=light]{color-scheme:light}',
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${night}}}`,
    // Paper that comes out of a printer is white whatever was chosen.
    `@media screen{:root[data-theme=dark]{color-scheme:dark;${night}}}`,
  ].join('\n');
}

/** By the file's ending; the config takes no other. */
const formats = { woff2: 'woff2', woff: 'woff', ttf: 'truetype', otf: 'opentype' };

/** Text is read in another face until this one is there. */
function fontFace({ family, file, weight, style }: FontFace): string {
  const format = Object.entries(formats).find(([ending]) => file.endsWith(`.${ending}`))?.[1];
  return `@font-face{font-family:"${family}";src:url("${file}")${format === undefined ? '' : ` format("${format}")`};font-weight:${weight};font-style:${style};font-display:swap}`;
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

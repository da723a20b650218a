/** The fonts of drawn pictures: Source Serif 4, which its package brings along; read when first asked for. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Font, Typeface } from '../../core/pictures/typeface.ts';
import type { Typefaces } from '../../core/pictures/share-picture.ts';

/** Each file has the letters of its script alone. */
const SCRIPTS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'] as const;

let known: Promise<Typefaces> | undefined;

export function loadTypefaces(): Promise<Typefaces> {
  known ??= load();
  return known;
}

async function load(): Promise<Typefaces> {
  const [roman, italic] = await Promise.all([style('normal'), style('italic')]);
  return { roman, italic };
}

async function style(name: 'normal' | 'italic'): Promise<Typeface> {
  const { create } = await import('fontkit');
  return Promise.all(
    SCRIPTS.map(async (script): Promise<Font> => {
      const file = `@fontsource/source-serif-4/files/source-serif-4-${script}-400-${name}.woff`;
      const font = create(await readFile(fileURLToPath(import.meta.resolve(file))));
      if ('fonts' in font) throw new Error(`${file} holds several fonts.`);
      return font;
    }),
  );
}

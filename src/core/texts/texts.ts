/** The texts that readers see, in the newsletter's language; docs/languages.md tells how to add one. */
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

export const catalogues = { en, de, fr, es, ja, ar } satisfies Record<string, Texts>;

export type TextLanguage = keyof typeof catalogues;

/** Of a BCP 47 tag; one without texts has those of English. */
export function textsOf(language: string): Texts {
  return catalogues[textLanguageOf(language) ?? 'en'];
}

/** Which language's texts go with a tag, by its primary subtag; undefined where there are none. */
export function textLanguageOf(language: string): TextLanguage | undefined {
  const primary = language.split('-', 1)[0];
  return textLanguages.find((known) => known === primary);
}

export const textLanguages: readonly TextLanguage[] = ['en', 'de', 'fr', 'es', 'ja', 'ar'];

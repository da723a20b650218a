/** A browser gets what its scripts say in one language, of all that there are. */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { textLanguageOf } from '../core/texts/texts.ts';

/** As this module is itself: TypeScript in a checkout, JavaScript in the package. */
const ENDING = extname(fileURLToPath(import.meta.url));
const TEXTS = /^virtual:roundup\/texts\/([a-z]+)$/;

export function textsPlugin(readConfig: () => Promise<{ readonly language: string }>): Plugin {
  return {
    name: 'roundup:texts',
    resolveId: async (id) => {
      const name = TEXTS.exec(id)?.[1];
      if (name === undefined) return undefined;
      const language = textLanguageOf((await readConfig()).language) ?? 'en';
      return fileURLToPath(new URL(`../core/texts/${language}/${name}${ENDING}`, import.meta.url));
    },
  };
}

/** A browser gets what its scripts say in one language, of all that there are. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { textLanguageOf } from '../core/texts/texts.ts';

const TEXTS = /^virtual:roundup\/texts\/([a-z]+)$/;

export function textsPlugin(readConfig: () => Promise<{ readonly language: string }>): Plugin {
  return {
    name: 'roundup:texts',
    resolveId: async (id) => {
      const name = TEXTS.exec(id)?.[1];
      if (name === undefined) return undefined;
      const language = textLanguageOf((await readConfig()).language) ?? 'en';
      return fileURLToPath(new URL(`../core/texts/${language}/${name}.ts`, import.meta.url));
    },
  };
}

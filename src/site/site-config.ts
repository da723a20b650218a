/** How Astro is run: by the command line's own build and dev, and by `astro check`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig } from 'astro';
import type { Plugin } from 'vite';
import { roundup, type RoundupOptions } from './integration.ts';

export interface SiteConfigOptions extends RoundupOptions {
  readonly outDir: string;
}

/** Astro's root is the engine's folder: pages, styles and packages are there, the content is not. */
export function siteConfig(
  options: SiteConfigOptions,
): AstroInlineConfig & { readonly cacheDir: string } {
  return {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    srcDir: fileURLToPath(new URL('./', import.meta.url)),
    publicDir: join(options.root, 'public'),
    outDir: options.outDir,
    cacheDir: join(options.cacheDir, 'astro'),
    trailingSlash: 'always',
    // The lossless one: 'jsx' takes the spaces between inline elements away.
    compressHTML: true,
    build: { format: 'directory', assets: '_assets', inlineStylesheets: 'never' },
    devToolbar: { enabled: false },
    experimental: { incrementalBuild: true },
    integrations: [roundup(options)],
    vite: {
      // The archive's policy of content allows no script but files of its own.
      build: { assetsInlineLimit: 0 },
      plugins: [withoutHints],
      environments: { prerender: { build: { rolldownOptions: { output: pageOutput() } } } },
      cacheDir: join(options.cacheDir, 'vite'),
      server: {
        fs: {
          allow: [options.root, fileURLToPath(new URL('../../', import.meta.url))],
          deny: NEVER_SERVED,
        },
      },
    },
  };
}

/** What few readers load needs no hints to what it loads in turn: every page would carry them. */
const withoutHints: Plugin = {
  name: 'roundup:without-hints',
  configEnvironment: (name) =>
    name === 'client' ? { build: { modulePreload: false } } : undefined,
};

/**
 * What the dev server gives to nobody, wherever it lies: Vite's own list, the newsletter's state,
 * the files of extras and those beside them, plain or encrypted, and the issues for patrons.
 */
const NEVER_SERVED = [
  '.env',
  '.env.*',
  '*.{crt,pem}',
  '**/.git/**',
  '**/.roundup/*',
  '**/.roundup/outbox/**',
  '**/*.age',
  '**/[0-9][0-9][0-9][0-9]-[0-9][0-9]*.md',
  '**/[0-9][0-9][0-9][0-9]-[0-9][0-9].*/**',
  '**/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[a-z]*/**',
];

/** The code of pages, as it is written to be run once. */
function pageOutput() {
  const build = crypto.randomUUID();
  return {
    // Modules are loaded once a process, so a second build must not find the names of the first.
    entryFileNames: `prerender-entry.${build}.[hash].mjs`,
    chunkFileNames: `chunks/${build}/[hash].mjs`,
    // It may be written far from the engine, whose packages it must find nevertheless.
    paths: enginePackage,
  };
}

function enginePackage(id: string): string {
  return /^(?:node:|[./]|[a-z]+:)/.test(id) ? id : import.meta.resolve(id);
}

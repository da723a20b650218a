/** The site builders that run against each other. */
import { access, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, WATCH } from './measure.ts';

export interface Builder {
  readonly name: string;
  build(root: string): Command;
  /** Removes what earlier builds left, so that the next one is cold. */
  forget(root: string): Promise<void>;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ROUNDUP = at('../../src/cli/main.ts');
const ELEVENTY = at('peers/node_modules/@11ty/eleventy/cmd.cjs');
const ELEVENTY_CONFIG = at('peers/eleventy/eleventy.config.js');

/** Node's compile cache is outside the newsletter and stays, as it does on an author's machine. */
const roundup: Builder = {
  name: 'Roundup',
  build: (root) => ({ argv: [ROUNDUP, 'build', '--root', root, '--out', 'dist'], cwd: root }),
  forget: (root) => remove(root, ['dist', '.roundup']),
};

/**
 * Its whole build every time: Eleventy keeps nothing from one process to the next, and its
 * `--incremental` works only while it watches.
 */
const eleventy: Builder = {
  name: 'Eleventy',
  build: (root) => ({
    argv: [
      ELEVENTY,
      '--input=issues',
      '--output=dist-eleventy',
      `--config=${relative(root, ELEVENTY_CONFIG)}`,
    ],
    cwd: root,
  }),
  forget: (root) => remove(root, ['dist-eleventy']),
};

/** As Debian installs it. */
const HUGO = '/usr/bin/hugo';

/** Its whole build, too, for it keeps no pages from one process to the next. */
const hugo: Builder = {
  name: 'Hugo',
  build: (root) => ({
    program: HUGO,
    argv: [
      `--source=${root}`,
      `--config=${at('peers/hugo/hugo.toml')}`,
      `--themesDir=${at('peers/hugo')}`,
      '--theme=theme',
      '--destination=dist-hugo',
      '--noBuildLock',
      '--quiet',
    ],
    cwd: root,
  }),
  forget: (root) => remove(root, ['dist-hugo', 'resources']),
};

/** Those that are there; Hugo comes with no registry of Node's. */
export async function builders(): Promise<readonly Builder[]> {
  const hasHugo = await Promise.all([access(HUGO), access(WATCH)]).then(
    () => true,
    () => false,
  );
  return hasHugo ? [roundup, eleventy, hugo] : [roundup, eleventy];
}

async function remove(root: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(root, name), { recursive: true, force: true });
}

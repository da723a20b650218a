/** The caches in `.roundup/cache`, as the gate looks through them. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { walkFolder } from './walk-folder.ts';
import type { BuildCaches } from '../ports.ts';

const FOLDER = '.roundup/cache';

export function createBuildCaches(root: string): BuildCaches {
  const dir = join(root, FOLDER);
  return {
    async *walk() {
      for await (const { path, bytes } of walkFolder(dir)) {
        yield { path: `${FOLDER}/${path}`, bytes };
      }
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

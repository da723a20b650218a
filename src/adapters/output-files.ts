/** The built archive on disk, as the gate reads it, sealed files and `--compress` add to it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputFiles } from '../ports/site.ts';
import { writeSidecars } from './sidecars.ts';
import { walkFolder } from './walk-folder.ts';

export function createOutputFiles(dir: string): OutputFiles {
  return {
    async add({ path, bytes }) {
      const target = join(dir, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes, { flag: 'wx' });
    },
    walk: () => walkFolder(dir),
    read: (path) => readFile(join(dir, path)),
    compress: () => writeSidecars(dir),
  };
}

/** The built archive on disk, as the gate reads it, sealed files and `--compress` add to it. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { OutputFiles } from '../ports.ts';
import { writeSidecars } from './sidecars.ts';

/** Files read ahead of the scan; enough to keep the disk busy, few enough to keep memory small. */
const READ_AHEAD = 16;

export function createOutputFiles(dir: string): OutputFiles {
  return {
    async add({ path, bytes }) {
      const target = join(dir, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes, { flag: 'wx' });
    },
    async *walk() {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .toSorted();
      for (let from = 0; from < paths.length; from += READ_AHEAD) {
        const some = paths.slice(from, from + READ_AHEAD);
        const contents = await Promise.all(some.map((path) => readFile(path)));
        for (const [index, path] of some.entries()) {
          const bytes = contents[index];
          if (bytes !== undefined) yield { path: relative(dir, path).split(sep).join('/'), bytes };
        }
      }
    },
    compress: () => writeSidecars(dir),
  };
}

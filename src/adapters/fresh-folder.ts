/** A folder that is filled elsewhere and takes its place when it is whole. */
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

let count = 0;

/**
 * Calls `fill` with an empty folder and swaps the result for `target`; when it fails, `target`
 * stays as it was and nothing else is left. Two processes may do this at once.
 *
 * The folder is below the working directory, in `.roundup`: Astro puts the code of pages beside
 * the output if that is there, and else into one place that all builds share.
 */
export async function replaceFolder(
  options: { readonly root: string; readonly target: string },
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const target = resolve(options.target);
  const base = isWithin(process.cwd(), options.root) ? options.root : process.cwd();
  count += 1;
  const folder = join(base, '.roundup', `archive-${process.pid}-${count}`);
  try {
    await mkdir(folder, { recursive: true });
    await fill(folder);
    await rm(target, { recursive: true, force: true });
    await mkdir(dirname(target), { recursive: true });
    await move(folder, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true });
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === resolve(path);
}

/** Files named on the command line, as paths from the newsletter's root. */
import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { Failure } from '../core/failure.ts';

/** Throws a usage failure for a file that is not there or outside the newsletter. */
export async function contentPaths(root: string, files: readonly string[]): Promise<string[]> {
  return Promise.all(files.map((file) => contentPath(root, file)));
}

async function contentPath(root: string, file: string): Promise<string> {
  const path = relative(root, resolve(root, file)).split(sep).join('/');
  const found = await stat(resolve(root, file)).catch(() => undefined);
  if (found?.isFile() !== true || path.startsWith('../')) {
    throw new Failure(
      'usage',
      'no-such-file',
      `There is no file ${file} in this newsletter.`,
      'Name files as they are seen from the newsletter’s folder: issues/2023-10.md.',
    );
  }
  return path;
}

/** The author's files on disk, as the port ContentFiles. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeSource } from '../../core/source-file.ts';
import type { ContentFiles } from '../../ports/content.ts';
import { pathsIn } from './paths-in.ts';

const HIDDEN = /(?:^|\/)\.[^/]*$/;

export function createContentFiles(root: string): ContentFiles {
  const at = (path: string): string => join(root, path);
  return {
    async list(folder) {
      const paths = (await pathsIn(at(folder))).filter((path) => !HIDDEN.test(path));
      return paths.map((path) => `${folder}/${path}`);
    },
    read: (path) => readFile(at(path)),
    exists: async (path) =>
      (await stat(at(path)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
        throw error;
      })) !== undefined,
    create: (path, content) => createWhole(at(path), content),
    replace: ({ path, text: before }, after) => replaceWhole(at(path), before, after),
  };
}

/** Somebody may have the file open in an editor: what was saved meanwhile is not written over. */
async function replaceWhole(path: string, before: string, after: string): Promise<boolean> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, after, { flag: 'wx', flush: true });
    if ((await textOf(path)) !== before) return false;
    await rename(temporary, path);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** As `decodeSource()` gives it; undefined for a file that is gone. */
export async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const source = bytes === undefined ? undefined : decodeSource(path, bytes);
  return source?.ok === true ? source.value.text : undefined;
}

/** A hard link is refused when the name is taken, so that nothing is ever overwritten. */
async function createWhole(path: string, content: string | Uint8Array): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  await writeFile(temporary, content, { flag: 'wx' });
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

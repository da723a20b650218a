/** From a request's path to a file inside a folder: never outside it, never a hidden one. */
import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import {
  contentCodings,
  fileOfSidecar,
  isWorthCompressing,
  sidecarEnding,
  type ContentCoding,
} from '../core/content-coding.ts';
import type { FilePath } from './request-path.ts';

export interface FoundFile {
  /** The real one, without symbolic links. */
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** Differs when the file was written or replaced. */
  readonly stamp: string;
  /** For what is kept of its bytes: two states of a file that may differ never share one. */
  readonly key: string;
  /** The same in a coding, from files beside it. */
  readonly sidecars: Readonly<Partial<Record<ContentCoding, FoundFile>>>;
}

/** `folder` when the path lacks the slash that a folder's page needs. */
export type Found = FoundFile | 'folder' | undefined;

export interface FileLookup {
  find(asked: FilePath): Promise<Found>;
  /** What was found is not trusted any more. */
  forget(): void;
}

/** How long the disk is not asked again, and at most how often it is asked for nothing. */
const TRUSTED_MS = 1000;
const MOST_TRUSTED = 4096;
/** Within this time a file may be written again without any sign of it: clocks of disks are coarse. */
const UNSETTLED_MS = 2000;

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES', 'EINVAL']);

/**
 * What is found is trusted for a second; what is not found is looked for each time, so that a new
 * archive is there at once. The folder itself may appear later, or be replaced.
 */
export function createFileLookup(dir: string): FileLookup {
  let trusted = new Map<string, Promise<Found>>();
  let since = 0;
  return {
    find(asked) {
      const now = Date.now();
      if (Math.abs(now - since) >= TRUSTED_MS || trusted.size >= MOST_TRUSTED) {
        trusted = new Map();
        since = now;
      }
      const key = asked.segments.join('/') + (asked.folder ? '/' : '');
      const known = trusted.get(key);
      if (known !== undefined) return known;
      const looks = trusted;
      const found = look(dir, asked);
      looks.set(key, found);
      const forget = (): unknown => looks.delete(key);
      found.then((what) => what ?? forget(), forget);
      return found;
    },
    forget() {
      trusted = new Map();
    },
  };
}

async function look(dir: string, asked: FilePath): Promise<Found> {
  try {
    const root = await realpath(dir);
    const path = await shownPath(root, join(root, ...asked.segments));
    if (path === undefined) return undefined;
    const stats = await stat(path);
    if (stats.isDirectory()) {
      const page = await fileAt(root, join(path, 'index.html'));
      return page === undefined || asked.folder ? page : 'folder';
    }
    if (asked.folder || (await isSidecar(path))) return undefined;
    return describe(root, path, stats);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** The real path, if that is inside the folder and no part of it is hidden. */
async function shownPath(root: string, path: string): Promise<string | undefined> {
  const real = await realpath(path);
  if (real === root) return real;
  if (!real.startsWith(root + sep)) return undefined;
  const [first, ...others] = real.slice(root.length + 1).split(sep);
  const parts = first === '.well-known' ? others : [first, ...others];
  return parts.some((part) => part?.startsWith('.')) ? undefined : real;
}

async function fileAt(root: string, at: string): Promise<FoundFile | undefined> {
  try {
    const path = await shownPath(root, at);
    return path === undefined ? undefined : await describe(root, path, await stat(path));
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Its bytes are another file's, and are answered as that one. */
async function isSidecar(path: string): Promise<boolean> {
  const file = fileOfSidecar(path);
  if (file === undefined) return false;
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function describe(root: string, path: string, stats: Stats): Promise<FoundFile | undefined> {
  if (!stats.isFile()) return undefined;
  const { size, mtimeMs } = stats;
  const stamp = stampOf(stats);
  const now = Date.now();
  const settled = Math.abs(now - stats.ctimeMs) >= UNSETTLED_MS;
  return {
    path,
    size,
    mtimeMs,
    stamp,
    key: [path, stamp, settled ? '' : now].join('\0'),
    sidecars: isWorthCompressing(path, size) ? await sidecarsOf(root, path, stats) : {},
  };
}

async function sidecarsOf(
  root: string,
  path: string,
  stats: Stats,
): Promise<FoundFile['sidecars']> {
  const found = await Promise.all(
    contentCodings.map(async (coding) => {
      const file = await fileAt(root, path + sidecarEnding[coding]);
      return file !== undefined && file.mtimeMs >= stats.mtimeMs ? [[coding, file] as const] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** Of a file's state, as far as a disk keeps it. */
export function stampOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].join('-');
}

/** There is nothing to be read there, whatever the reason. */
export function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ABSENT.has(String(error.code));
}

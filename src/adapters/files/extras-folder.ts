/** The folder where extras are kept: what lies in it, read from inside of it alone. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, normalize, relative, resolve, sep } from 'node:path';
import type { ExtrasOpener } from '../../ports/extras.ts';
import { diagnostic, type Diagnostic, startOf } from '../../core/diagnostics.ts';

export interface ExtrasFolder {
  /** As the author knows it, with a slash at the end: `issues/`, `../private/`. */
  readonly path: string;
  /** Whether it is `issues/` itself, which also holds what everybody may read. */
  readonly isIssues: boolean;
  /** Names of the files that lie directly in it, sorted; symbolic links are not among them. */
  readonly names: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The names of the files in a folder of it, sorted; [] when there is none. */
  list(folder: string): Promise<readonly string[]>;
  /** Bytes on disk. */
  size(name: string): Promise<number>;
  /** As it was before it was encrypted. Throws `ExtrasLocked` where it cannot be opened. */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** An encrypted file that nothing at hand opens; says why, and holds nothing of the file. */
export class ExtrasLocked extends Error {}

export interface ExtrasPlace {
  readonly root: string;
  /** From the root, or absolute. */
  readonly dir: string;
  /** Asked when something encrypted is read; undefined where there is no identity. */
  readonly opener: (() => Promise<ExtrasOpener>) | undefined;
}

export async function openExtrasFolder({ root, dir, opener }: ExtrasPlace): Promise<ExtrasFolder> {
  const place = resolve(root, dir);
  const path = `${normalize(dir).split(sep).join('/').replace(/\/$/, '')}/`;
  const isIssues = place === resolve(root, 'issues');
  const entries = await entriesOf(place);
  const within = async (name: string): Promise<string> => {
    const [folder, file] = await Promise.all([realpath(place), realpath(join(place, name))]);
    if (!isInside(folder, file)) throw new ExtrasLocked('It lies outside of the folder of extras.');
    return file;
  };
  return {
    path: isIssues ? 'issues/' : path,
    isIssues,
    names: filesOf(entries),
    diagnostics: linksOf(entries).map((name) => symbolicLink(path + name)),
    async list(folder) {
      const at = entries.find((entry) => entry.name === folder);
      return at?.isDirectory() === true ? filesOf(await entriesOf(join(place, folder))) : [];
    },
    size: async (name) => (await stat(await within(name))).size,
    async read(name) {
      const bytes = await readFile(await within(name));
      if (!name.endsWith('.age')) return bytes;
      if (opener === undefined) throw new ExtrasLocked('EXTRAS_IDENTITY is not set.');
      const opened = await (await opener()).open(bytes);
      if (opened === undefined) throw new ExtrasLocked('EXTRAS_IDENTITY does not open it.');
      return opened;
    },
  };
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

function filesOf(entries: readonly Dirent[]): readonly string[] {
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();
}

/** Those that would be read if they were files: others are nobody's concern. */
function linksOf(entries: readonly Dirent[]): readonly string[] {
  return entries
    .filter((entry) => entry.isSymbolicLink() && /^\d{4}-\d{2}/.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
}

function symbolicLink(path: string): Diagnostic {
  return diagnostic('file/symbolic-link', startOf(path), {
    reason: 'It is a symbolic link, which is not followed.',
  });
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && resolve(path) !== path;
}

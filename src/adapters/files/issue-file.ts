/** Where an issue's file is: beside the others in `issues/`, or apart from them among the extras. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ExtrasFolder } from './extras-folder.ts';

/** The name in the folder of extras; undefined for what is read as everything else is. */
export function extraName(path: string, extras: ExtrasFolder): string | undefined {
  if (!path.startsWith(extras.path)) return undefined;
  return extras.isIssues && !path.endsWith('.age') ? undefined : path.slice(extras.path.length);
}

/** Throws `ExtrasLocked` for an encrypted one that cannot be opened. */
export async function readIssueFile(
  root: string,
  path: string,
  extras: ExtrasFolder,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = extraName(path, extras);
  return name === undefined ? readFile(resolve(root, path)) : extras.read(name);
}

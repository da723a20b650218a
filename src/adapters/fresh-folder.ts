/** A folder that is filled elsewhere and takes its place when it is whole. */
import { cp, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Failure } from '../core/failure.ts';
import { leftBy, markOf } from './left-folders.ts';

/**
 * Calls `fill` with an empty folder and swaps the result for `target`, all of which goes; when it
 * fails, `target` stays as it was and nothing else is left. Two processes may do this at once. What
 * one that was killed has left is removed by the next one, and a target that it had moved aside
 * comes back. Throws `out-not-replaceable`.
 *
 * The folder is below the working directory, in `.roundup`: Astro puts the code of pages beside
 * the output if that is there, and else into one place that all builds share.
 */
export async function replaceFolder(
  options: { readonly root: string; readonly target: string },
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const target = resolve(options.target);
  await refuseToReplace(target, options.root);
  const state = stateOf(options.root);
  await tidy(state, target);
  const mark = markOf();
  const folder = join(state, `${FOLDER}${mark}`);
  const fresh = besideOf(target, `new-${mark}`);
  try {
    await mkdir(folder, { recursive: true });
    await fill(folder);
    await mkdir(dirname(target), { recursive: true });
    await move(folder, fresh);
    await swap(fresh, target, besideOf(target, `old-${mark}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The same without anything to put there: what killed ones have left is removed. */
export async function tidyFolder(options: {
  readonly root: string;
  readonly target: string;
}): Promise<void> {
  await tidy(stateOf(options.root), resolve(options.target));
}

function stateOf(root: string): string {
  return join(isWithin(process.cwd(), root) ? root : process.cwd(), '.roundup');
}

const FOLDER = 'archive-';

/** Renamed within one folder, which takes no time: it is there whole, or for an instant not at all. */
async function swap(fresh: string, target: string, old: string): Promise<void> {
  const isThere = await exists(target);
  if (isThere) await rename(target, old);
  try {
    await rename(fresh, target);
  } catch (error) {
    if (isThere) await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function tidy(state: string, target: string): Promise<void> {
  for (const left of await leftBy(state, FOLDER)) {
    await rm(left, { recursive: true, force: true });
  }
  for (const old of await leftBy(dirname(target), `${besideName(target)}old-`)) {
    if (await exists(target)) await rm(old, { recursive: true, force: true });
    else await rename(old, target);
  }
  for (const fresh of await leftBy(dirname(target), `${besideName(target)}new-`)) {
    await rm(fresh, { recursive: true, force: true });
  }
}

function besideOf(target: string, name: string): string {
  return join(dirname(target), besideName(target) + name);
}

function besideName(target: string): string {
  return `.${basename(target)}.roundup-`;
}

/** To another file system it is copied, under a name that nobody serves. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true });
  }
}

/** What no build made, and nobody wants to lose. */
const PRECIOUS = ['newsletter.config.ts', '.git'];

async function refuseToReplace(target: string, root: string): Promise<void> {
  const holdsRoot = isWithin(target, root);
  const precious: string[] = [];
  for (const name of PRECIOUS) if (await exists(join(target, name))) precious.push(name);
  if (!holdsRoot && precious.length === 0) return;
  throw new Failure(
    'usage',
    'out-not-replaceable',
    `${target} holds ${holdsRoot ? 'the newsletter itself' : precious.join(' and ')}, and a build replaces the whole folder.`,
    'Name another folder with --out, one that is for the archive alone.',
  );
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === resolve(path);
}

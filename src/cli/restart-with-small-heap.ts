/** Starts a large build again with what V8 and the C library are told only before they begin. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withSmallMalloc } from '../config/packages-environment.ts';
import { SMALL_HEAP } from './keep-heap-small.ts';

/** Fewer are built in little memory anyway, and starting again takes a twentieth of a second. */
export const FEWEST_ISSUES = 1000;

/** What of a process is needed; Windows has no way to put another in its place. */
export type Restartable = Pick<NodeJS.Process, 'argv' | 'execArgv' | 'execPath' | 'execve'>;

/**
 * Puts a new process in the place of this one, with the same words, streams and id, so it never
 * returns; returns at once where it was done before, or there is no way. `root` is the newsletter's
 * folder. The first thread's young generation begins with 1 MB otherwise, and collecting that took an
 * eighth of the thread's time for 5,000 issues.
 */
export function restartWithSmallHeap(root: string, process: Restartable): void {
  const { argv, execArgv, execPath, execve } = process;
  if (execve === undefined || isStartedSo(execArgv) || !isLarge(root)) return;
  withSmallMalloc();
  execve.call(process, execPath, [execPath, ...execArgv, ...SMALL_HEAP, ...argv.slice(1)]);
}

function isStartedSo(execArgv: readonly string[]): boolean {
  return SMALL_HEAP.every((flag) => execArgv.includes(flag));
}

function isLarge(root: string): boolean {
  try {
    return readdirSync(join(root, 'issues')).length >= FEWEST_ISSUES;
  } catch {
    // What is wrong there is told by the build.
    return false;
  }
}

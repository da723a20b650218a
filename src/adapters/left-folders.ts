/** Folders that are marked with the process they belong to, so that a killed one's can be removed. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const MARK = /^(\d{1,10})-\d{1,10}$/;
/** Of this process: in a container the next one may have the same number. */
const own = new Set<string>();

/** For one more folder of this process. */
export function markOf(): string {
  const mark = `${process.pid}-${own.size + 1}`;
  own.add(mark);
  return mark;
}

/** Paths of the folders that begin so and belong to processes that are gone. */
export async function leftBy(dir: string, prefix: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => []);
  return names
    .filter((name) => name.startsWith(prefix) && isLeft(name.slice(prefix.length)))
    .map((name) => join(dir, name));
}

function isLeft(mark: string): boolean {
  const pid = Number(MARK.exec(mark)?.[1] ?? 0);
  if (pid === 0) return false;
  return pid === process.pid ? !own.has(mark) : !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's is running, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

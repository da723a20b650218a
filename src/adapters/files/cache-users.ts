/** Which processes read from a cache at the moment: none removes what another may still ask for. */
import { rmSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leftBy, markOf } from '../left-folders.ts';

const PREFIX = 'used-by-';

/** Names of the marks of this process, by cache. */
const own = new Map<string, string>();

/** Until this process ends; what killed ones have left is removed. */
export async function useCache(dir: string): Promise<void> {
  if (own.has(dir)) return;
  const name = PREFIX + markOf();
  if (own.size === 0) process.once('exit', forgetAll);
  own.set(dir, name);
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, name), '');
}

function forgetAll(): void {
  for (const [dir, name] of own) rmSync(join(dir, name), { force: true });
}

export async function isUsedByOthers(dir: string): Promise<boolean> {
  for (const left of await leftBy(dir, PREFIX)) await rm(left, { force: true });
  const names = await readdir(dir).catch((): string[] => []);
  return names.some((name) => name.startsWith(PREFIX) && name !== own.get(dir));
}

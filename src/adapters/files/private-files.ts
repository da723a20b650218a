/** New files that only their owner may read, each whole or not there at all. */
import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import type { PrivateFiles } from '../../ports/machine.ts';

/** Paths are absolute. */
export const privateFiles: PrivateFiles = {
  async create(path, chunks) {
    const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await writeNew(temporary, chunks);
      return await giveName(temporary, path);
    } finally {
      await rm(temporary, { force: true });
    }
  },
};

async function writeNew(path: string, chunks: AsyncIterable<string>): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  for await (const chunk of chunks) await file.writeFile(chunk);
  await file.sync();
}

/** A hard link is refused when the name is taken, so that nothing is ever overwritten. */
async function giveName(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw error;
    return claimName(temporary, path);
  }
}

/** Where a disk knows no links: the name is taken by an empty file, which is then replaced. */
async function claimName(temporary: string, path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
  await rename(temporary, path);
  return true;
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

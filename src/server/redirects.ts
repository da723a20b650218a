/** Former addresses of issues, as the built archive lists them. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { redirectFiles } from '../core/edition/redirects.ts';
import { aliasKey } from '../core/issue/alias.ts';

export interface Redirects {
  /** Where a request's path leads on; undefined where it does not. */
  find(pathname: string): Promise<string | undefined>;
}

/** How long the disk is not asked again. */
const TRUSTED_MS = 1000;
/** To a page of this archive, whatever somebody has written into the file. */
const listSchema = z.record(z.string(), z.string().regex(/^\/(?![/\\])[!-~]*$/));

/** The archive may be built or replaced while the server runs; a list that is broken leads nowhere. */
export function createRedirects(dir: string): Redirects {
  const path = join(dir, redirectFiles.json);
  let known: { readonly stamp: string; readonly list: ReadonlyMap<string, string> } | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function list(): Promise<ReadonlyMap<string, string>> {
    const now = Date.now();
    if (known !== undefined && Math.abs(now - askedAt) < TRUSTED_MS) return known.list;
    const stats = await stat(path).catch(() => undefined);
    const stamp = stats === undefined ? '' : [stats.ino, stats.size, stats.mtimeMs].join('-');
    if (known?.stamp !== stamp)
      known = { stamp, list: stamp === '' ? new Map() : await read(path) };
    askedAt = now;
    return known.list;
  }

  return {
    async find(pathname) {
      const key = aliasKey(pathname);
      return key === undefined ? undefined : (await list()).get(key);
    },
  };
}

async function read(path: string): Promise<ReadonlyMap<string, string>> {
  try {
    const parsed = listSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return new Map(parsed.success ? Object.entries(parsed.data) : []);
  } catch {
    return new Map();
  }
}

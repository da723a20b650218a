/** Astro's cache of pages, believed only as far as it is what the last finished build left. */
import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { engineDigest, sha256 } from './files/engine-digest.ts';
import { pathsIn } from './files/paths-in.ts';
import { writeFileWhole } from './files/write-file.ts';
import { walkFolder } from './walk-folder.ts';

/** Astro's list of what it keeps, and the folder where it keeps it. */
const LIST = 'incremental-build.json';
const PAGES = 'dist';
const SEAL = 'seal.json';

export interface PageCache {
  /** Ends a build: what is there now is good. */
  seal(): Promise<void>;
}

interface Seal {
  /** Of the engine and of Astro's list. */
  readonly by: string;
  /** Digest of each page's file, by its path. */
  readonly pages: Readonly<Record<string, string>>;
}

interface Page {
  readonly digest: string;
  readonly changed: bigint;
}

/**
 * Astro writes a page before its list, so a build that is killed leaves pages that are not what the
 * list says; and it copies whatever it finds. Of a page that is not as it was sealed the file goes,
 * which lets Astro render it again; where list, engine or seal are others, all of it goes.
 */
export async function openPageCache(dir: string): Promise<PageCache> {
  const sealed = await readSeal(dir);
  if (sealed === undefined) await rm(dir, { recursive: true, force: true });
  const good = new Map<string, Page>();
  for await (const { path, digest } of walkFolder(join(dir, PAGES))) {
    const file = join(dir, PAGES, path);
    if (sealed?.pages[path] === digest) good.set(path, { digest, changed: changeOf(file) });
    else await rm(file);
  }
  return { seal: () => writeSeal(dir, good) };
}

async function readSeal(dir: string): Promise<Seal | undefined> {
  try {
    const seal: Seal = JSON.parse(await readFile(join(dir, SEAL), 'utf8'));
    return seal.by === (await sealedBy(dir)) ? seal : undefined;
  } catch {
    return undefined;
  }
}

/** Pages that were not written meanwhile need not be read again. */
async function writeSeal(dir: string, before: ReadonlyMap<string, Page>): Promise<void> {
  const folder = join(dir, PAGES);
  const pages: Record<string, string> = {};
  for (const path of await pathsIn(folder)) {
    const known = before.get(path);
    const isKnown = known !== undefined && changeOf(join(folder, path)) === known.changed;
    pages[path] = isKnown
      ? known.digest
      : hash('sha256', await readFile(join(folder, path)), 'base64url');
  }
  const seal: Seal = { by: await sealedBy(dir), pages };
  await writeFileWhole(join(dir, SEAL), JSON.stringify(seal));
}

async function sealedBy(dir: string): Promise<string> {
  return sha256(engineDigest(), await readFile(join(dir, LIST)));
}

function changeOf(file: string): bigint {
  return statSync(file, { bigint: true }).ctimeNs;
}

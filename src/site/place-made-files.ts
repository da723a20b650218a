/** Puts the files that are made beside the pages: written by a build, answered by dev. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { SiteArchive } from './archive-source.ts';
import { madeFiles } from './made-files.ts';

interface Folders {
  /** The newsletter's. */
  readonly root: string;
  readonly cacheDir: string;
}

/** Of pictures, which are packed beside this thread. */
const MADE_AT_ONCE = 4;

/** Made when they are asked for. */
export function serveMadeFiles(
  server: ViteDevServer,
  folders: Folders,
  archive: () => Promise<SiteArchive>,
): void {
  server.middlewares.use((request, response, next) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (!/\.(?:png|ico|svg|md)$/.test(path)) return next();
    archive()
      .then((read) => madeFiles(folders, read))
      .then(async ({ files }) => {
        const file = files.find(({ address }) => address === path);
        if (file === undefined) return next();
        response.setHeader('content-type', file.type).end(await file.bytes());
      })
      .catch(next);
  });
}

/** What the author has put at the same address into `public/` stays. */
export async function writeMadeFiles(
  folders: Folders,
  outDir: string,
  archive: SiteArchive,
): Promise<void> {
  const { files, forgetOthers } = await madeFiles(folders, archive);
  const queue = files.values();
  const madeFolders = new Set<string>();
  const make = async (): Promise<void> => {
    for (const file of queue) {
      const target = join(outDir, file.address);
      const made = await file.bytes();
      const folder = dirname(target);
      if (!madeFolders.has(folder)) mkdirSync(folder, { recursive: true });
      madeFolders.add(folder);
      if (file.isAdded === true) await addToFile(target, made);
      else writeUnlessThere(target, made);
    }
  };
  await Promise.all(Array.from({ length: MADE_AT_ONCE }, make));
  await forgetOthers();
}

async function addToFile(target: string, made: Uint8Array): Promise<void> {
  const before = await readFile(target, 'utf8').catch(() => '');
  await writeFile(target, before === '' || before.endsWith('\n') ? before : `${before}\n`);
  await appendFile(target, made);
}

/** At once: handing thousands of small files to threads costs more than writing them. */
function writeUnlessThere(target: string, made: Uint8Array): void {
  try {
    writeFileSync(target, made, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** A digest of everything that an archive's files are made of. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import type { Archive } from '../core/edition/archive.ts';
import { engineDigest, sha256 } from './files/engine-digest.ts';
import { pathsIn } from './files/paths-in.ts';
import { walkFolder } from './walk-folder.ts';

/** The engine, the editions, pages and settings, `public/`, the files that they show, and code of the author's. */
export async function siteDigest(root: string, archive: Archive<Config>): Promise<string> {
  const { config, editions, patronPages, ownPages, ownRoutes } = archive;
  const files: string[] = [];
  for await (const { path, digest } of walkFolder(join(root, 'public'))) files.push(path, digest);
  for (const { from, to } of [...editions, ...ownPages].flatMap(({ assets }) => assets)) {
    files.push(from, to, sha256(await readFile(join(root, from))));
  }
  if (hasOwnCode(archive)) files.push(...(await ownCode(root)));
  return sha256(
    engineDigest(),
    JSON.stringify([
      config,
      editions.map(({ id, digest }) => [id, digest]),
      patronPages.map(({ id, digest }) => [id, digest]),
      ownPages,
      ownRoutes,
      files,
    ]),
  );
}

function hasOwnCode({ config: { theme }, ownRoutes }: Archive<Config>): boolean {
  const { css, components } = theme;
  return css !== undefined || Object.keys(components).length > 0 || ownRoutes.length > 0;
}

const CODE = /\.(?:astro|css|[cm]?[jt]sx?|json|svg|html)$/;
/** Read by other ways, made by the build, or of others; no code of the author's lies there. */
const NOT_OWN = /^(?:issues|links|public|dist|node_modules|\..*)$/;

/** Components, style sheets and pages, and whatever in the newsletter's folder they may import. */
async function ownCode(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const { name } = entry;
    if (NOT_OWN.test(name)) continue;
    const below = entry.isDirectory() ? await pathsIn(join(root, name)) : [];
    const paths = entry.isFile() ? [name] : below.map((path) => `${name}/${path}`);
    for (const path of paths.filter((each) => CODE.test(each))) {
      found.push(path, sha256(await readFile(join(root, path))));
    }
  }
  return found;
}

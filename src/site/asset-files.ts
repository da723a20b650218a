/** The files that issues show, and those that are made of them for pages and mails. */
import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import { readOriginal } from '../adapters/files/drawn-picture.ts';
import { writeFileWhole } from '../adapters/files/write-file.ts';
import { needsTwin, twinAddress } from '../core/edition/mail-picture.ts';
import { withoutCameraNotes } from '../core/issue/camera-notes.ts';
import type { EditionAsset } from '../core/edition/web-edition.ts';
import type { SiteArchive } from './archive-source.ts';

const MAY_BE_PHOTOGRAPH = /\.(?:jpe?g|png)$/i;

interface AssetFolders {
  /** The newsletter's. */
  readonly root: string;
  /** Keeps what pictures become from one build to the next. */
  readonly cacheDir: string;
}

/** A file that is made of an asset when it is asked for; nobody waits for sharp before. */
interface MadeFile {
  readonly to: string;
  readonly type: string;
  readonly draw: () => Promise<Uint8Array>;
}

/** Copies every file that an issue shows, and makes those that stand beside it. */
export async function writeAssets(
  folders: AssetFolders,
  outDir: string,
  archive: SiteArchive,
): Promise<void> {
  for (const asset of assetsOf(archive)) {
    await copyAsset(join(folders.root, asset.from), join(outDir, decodeURI(asset.to)));
    for (const { to, draw } of madeOf(asset, folders)) {
      await writeFileWhole(join(outDir, decodeURI(to)), await draw());
    }
  }
}

/** Those of an author’s own pages as well; no mail shows these, so they need no twin. */
function assetsOf({
  editions,
  ownPages,
}: SiteArchive): readonly (EditionAsset & { readonly isMailed: boolean })[] {
  const of = (pages: readonly { readonly assets: readonly EditionAsset[] }[], isMailed: boolean) =>
    pages.flatMap(({ assets }) => assets.map((asset) => ({ ...asset, isMailed })));
  return [...of(editions, true), ...of(ownPages, false)];
}

async function copyAsset(from: string, target: string): Promise<void> {
  if (MAY_BE_PHOTOGRAPH.test(from)) {
    await writeFileWhole(target, withoutCameraNotes(await readFile(from)));
    return;
  }
  await mkdir(dirname(target), { recursive: true });
  await cp(from, target);
}

/** In dev nothing is copied: the files are sent from where the author put them. */
export function serveAssets(
  server: ViteDevServer,
  folders: AssetFolders,
  archive: () => Promise<SiteArchive>,
): void {
  server.middlewares.use((request, response, next) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (!/^\/(?!@|_)[^/]+\/.+[^/]$/.test(path)) return next();
    archive().then(
      (found) => {
        const assets = assetsOf(found);
        const made = assets
          .flatMap((asset) => madeOf(asset, folders))
          .find(({ to }) => to === path);
        if (made !== undefined) {
          made
            .draw()
            .then((bytes) => response.setHeader('content-type', made.type).end(bytes), next);
          return;
        }
        const asset = assets.find(({ to }) => to === path);
        if (asset !== undefined) {
          request.url = `/@fs${join(folders.root, asset.from).split(sep).join('/')}`;
        }
        next();
      },
      () => next(),
    );
  });
}

function madeOf(
  asset: EditionAsset & { readonly isMailed: boolean },
  { root, cacheDir }: AssetFolders,
): MadeFile[] {
  const { from, to, variants = [] } = asset;
  const path = join(root, from);
  let original: ReturnType<typeof readOriginal> | undefined;
  const forPages = variants.map((variant) => ({
    ...variant,
    draw: async () => {
      const { pagePicture } = await import('../adapters/files/page-picture.ts');
      return pagePicture(await (original ??= readOriginal(path, from)), variant, cacheDir);
    },
  }));
  if (!needsTwin(from) || !asset.isMailed) return forPages;
  const draw = async (): Promise<Uint8Array> => {
    const { mailTwin } = await import('../adapters/files/mail-twin.ts');
    return mailTwin({ path, name: from, cacheDir });
  };
  return [...forPages, { to: twinAddress(to), type: 'image/png', draw }];
}

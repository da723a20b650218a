/** The files of the archive that are drawn: icons, and the pictures that go along with shared pages. */
import type { DrawnPictures } from '../adapters/files/drawn-pictures.ts';
import type { IconSource } from '../adapters/files/icon-source.ts';
import type { SiteArchive } from './archive-source.ts';
import type { MadeFile, MadeFiles } from './made-files.ts';
import { sharePictures } from './views/share-pictures.ts';
import { iconAddresses } from './views/web-manifest.ts';

/** Loads no drawing code before it is called. */
export async function drawnFiles(
  { root, cacheDir }: { readonly root: string; readonly cacheDir: string },
  archive: SiteArchive,
): Promise<MadeFiles> {
  const { openDrawnPictures } = await import('../adapters/files/drawn-pictures.ts');
  const { readIconSource, toIco } = await import('../adapters/files/icon-source.ts');
  const pictures = openDrawnPictures(cacheDir);
  const { title, theme } = archive.config;
  const source = await readIconSource(root, { title, accent: theme.accent });
  const shares = sharePictures(archive).map(({ address, picture }) =>
    png(address, () => pictures.share(picture)),
  );
  return {
    files: [...iconFiles(pictures, source, toIco), ...shares],
    forgetOthers: pictures.forgetOthers,
  };
}

function iconFiles(
  pictures: DrawnPictures,
  source: IconSource,
  toIco: (png: Uint8Array, size: number) => Uint8Array,
): MadeFile[] {
  return [
    {
      address: iconAddresses.svg,
      type: 'image/svg+xml',
      bytes: async () => new TextEncoder().encode(source.favicon),
    },
    {
      address: iconAddresses.ico,
      type: 'image/x-icon',
      bytes: async () => toIco(await pictures.icon(source, 32), 32),
    },
    // Phones show nothing but black behind what is transparent.
    png(iconAddresses.apple, () => pictures.maskable(source, 180)),
    png(iconAddresses.small, () => pictures.icon(source, 192)),
    png(iconAddresses.large, () => pictures.icon(source, 512)),
    png(iconAddresses.maskable, () => pictures.maskable(source, 512)),
  ];
}

function png(address: string, bytes: MadeFile['bytes']): MadeFile {
  return { address, type: 'image/png', bytes };
}

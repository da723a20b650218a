/** Pictures that the build draws, as PNG: each kept by all that it was made of, and drawn once. */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { type SharePicture, sharePictureSvg } from '../../core/pictures/share-picture.ts';
import { engineDigest, sha256 } from './engine-digest.ts';
import { type IconSource, maskableIcon, plainIcon } from './icon-source.ts';
import { keep, readKept } from './kept-file.ts';
import { loadTypefaces } from './typefaces.ts';

export type PngBytes = Uint8Array<ArrayBuffer>;

/** The same bytes as before, if nothing has changed. */
export interface DrawnPictures {
  share(picture: SharePicture): Promise<PngBytes>;
  /** Those that must be drawn. */
  missingShares(pictures: readonly SharePicture[]): SharePicture[];
  icon(source: IconSource, size: number): Promise<PngBytes>;
  /** With room around it: phones cut such icons to shapes of their own. */
  maskable(source: IconSource, size: number): Promise<PngBytes>;
  /** What was not asked for until now is forgotten. */
  forgetOthers(): Promise<void>;
}

const KEPT = /^[0-9a-f]{64}$/;

export function openDrawnPictures(cacheDir: string): DrawnPictures {
  const dir = join(cacheDir, 'pictures');
  const used = new Set<string>();

  async function kept(key: string, draw: () => Promise<Uint8Array>): Promise<PngBytes> {
    const path = join(dir, key);
    used.add(key);
    const before = await readKept(path);
    if (before !== undefined) return before;
    const drawn = new Uint8Array(await draw());
    await keep(path, drawn);
    return drawn;
  }

  const shareKey = (picture: SharePicture): string =>
    sha256(engineDigest(), 'share', JSON.stringify(picture));

  return {
    share: (picture) =>
      kept(shareKey(picture), async () => toPng(sharePictureSvg(picture, await loadTypefaces()))),
    missingShares: (pictures) =>
      pictures.filter((picture) => !existsSync(join(dir, shareKey(picture)))),
    icon: (source, size) =>
      kept(sha256(engineDigest(), 'icon', String(size), source.bytes), () =>
        plainIcon(source, size),
      ),
    maskable: (source, size) =>
      kept(sha256(engineDigest(), 'maskable', String(size), source.ground, source.bytes), () =>
        maskableIcon(source, size),
      ),
    async forgetOthers() {
      const names = await readdir(dir).catch((): string[] => []);
      const others = names.filter((name) => KEPT.test(name) && !used.has(name));
      await Promise.all(others.map((name) => rm(join(dir, name), { force: true })));
    },
  };
}

/** Few colours, so that the file is small; little effort, as more takes twice to five times as long. */
function toPng(svg: string): Promise<Uint8Array> {
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, dither: 0, effort: 1, compressionLevel: 6 })
    .toBuffer();
}

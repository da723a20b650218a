/** A variant of a picture that pages offer, as a file: AVIF or WebP, no wider than screens need it. */
import { join } from 'node:path';
import sharp from 'sharp';
import {
  MOST_PIXELS,
  type PictureVariant,
  type VariantType,
} from '../../core/edition/web/picture-variants.ts';
import { drawnPicture, type OriginalPicture } from './drawn-picture.ts';

/** Changes when the same picture would be drawn otherwise. */
const RECIPE = 'page/1';
/** Three times as fast as the default effort, and three in a hundred larger. */
const AVIF = { quality: 60, effort: 3 };
const WEBP = { quality: 80 };

/**
 * Upright, and with nothing of what the camera noted: where it was, and whose it is. `cacheDir` keeps
 * it between builds. Throws a `Failure`: `picture-unreadable`.
 */
export function pagePicture(
  original: OriginalPicture,
  { type, width }: Pick<PictureVariant, 'type' | 'width'>,
  cacheDir: string,
): Promise<Uint8Array> {
  return drawnPicture({
    original,
    folder: join(cacheDir, 'page-pictures'),
    recipe: `${RECIPE} ${type} ${width}`,
    words: 'a picture for pages',
    draw: (bytes) => draw(bytes, type, width),
  });
}

function draw(bytes: Uint8Array, type: VariantType, width: number): Promise<Uint8Array> {
  const resized = sharp(bytes, { limitInputPixels: MOST_PIXELS }).autoOrient().resize({ width });
  return (type === 'image/avif' ? resized.avif(AVIF) : resized.webp(WEBP)).toBuffer();
}

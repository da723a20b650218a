/** The twin of a picture for mails: a PNG, made once and kept by the picture's own bytes. */
import { join } from 'node:path';
import sharp from 'sharp';
import { WIDEST_TEXT } from '../../core/edition/email/mail-page.ts';
import type { MailTwins } from '../../ports/mail.ts';
import { drawnPicture, readOriginal } from './drawn-picture.ts';

/** Two pixels for each of the mail's, which is as much as screens can show. */
const MOST_WIDTH = 2 * WIDEST_TEXT;
/** A decompressed picture takes four bytes a pixel. */
const MOST_PIXELS = 60_000_000;
const SVG_DENSITY = 72;
const MOST_DENSITY = 2_400;
/** Changes when the same picture would be drawn otherwise. */
const RECIPE = 'png/2';

export interface MailTwinRequest {
  /** Of the picture, absolute. */
  readonly path: string;
  /** As the author knows it, from the newsletter's root. */
  readonly name: string;
  /** Where twins are kept between builds. */
  readonly cacheDir: string;
}

/** Of an animation it is the first picture. Throws a `Failure`: `picture-unreadable`. */
export async function mailTwin({ path, name, cacheDir }: MailTwinRequest): Promise<Uint8Array> {
  return drawnPicture({
    original: await readOriginal(path, name),
    folder: join(cacheDir, 'mail-twins'),
    recipe: RECIPE,
    words: 'a PNG for mails',
    draw: (bytes) => draw(bytes, /\.svgz?$/i.test(name)),
  });
}

/** Those of the pictures below a newsletter's root. */
export function mailTwins(folders: {
  readonly root: string;
  readonly cacheDir: string;
}): MailTwins {
  const { root, cacheDir } = folders;
  return { draw: (path) => mailTwin({ path: join(root, path), name: path, cacheDir }) };
}

async function draw(bytes: Uint8Array, isVector: boolean): Promise<Uint8Array> {
  const options = { limitInputPixels: MOST_PIXELS };
  const { width = MOST_WIDTH } = await sharp(bytes, options).metadata();
  const shown = Math.min(width, WIDEST_TEXT);
  // A drawing has no pixels of its own, so it gets as many as the screen can show.
  const target = isVector ? 2 * shown : Math.min(width, MOST_WIDTH);
  const density = Math.min(MOST_DENSITY, Math.max(1, (SVG_DENSITY * target) / width));
  const drawn = sharp(bytes, isVector ? { ...options, density } : options)
    .autoOrient()
    // At night a dark drawing without a ground could not be seen.
    .flatten({ background: '#ffffff' })
    .resize({ width: target })
    .png({ compressionLevel: 9 });
  return drawn.toBuffer();
}

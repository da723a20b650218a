/** The files beside an issue, and those beside extras, sized. */
import { existsSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { isAnimated } from '../../core/issue/animation.ts';
import { isPicture, withoutAge } from '../../core/issue/file-kind.ts';
import type { Asset } from '../../core/issue/issue.ts';
import { type ExtrasFolder, ExtrasLocked } from './extras-folder.ts';

export type Assets = ReadonlyMap<string, Asset>;

/** Bytes of a picture's head that its size is read from. */
const PICTURE_HEAD_BYTES = 256 * 1024;
/** How a camera was held, as EXIF counts it: from the fifth on width and height are exchanged. */
const UPRIGHT = 1;
const FIRST_ON_ITS_SIDE = 5;
/** Kinds of pictures that are made of pixels, as image-size names them. */
const PIXELS: ReadonlySet<string> = new Set(['jpg', 'png', 'webp', 'avif', 'heif']);

/** Those beside an issue in `issues/`, by path; {} when it has no folder. */
export async function readAssets(root: string, issueId: string): Promise<Assets> {
  const folder = `issues/${issueId}`;
  // Most issues have none, and asking is cheaper than failing.
  if (!existsSync(join(root, folder))) return new Map();
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const assets = new Map<string, Asset>();
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = `${folder}/${entry.name}`;
    assets.set(path, await readAsset(root, path));
  }
  return assets;
}

/** Those in a folder among the extras, by the path that they have when they are not encrypted. */
export async function readExtraAssets(extras: ExtrasFolder, folder: string): Promise<Assets> {
  const assets = new Map<string, Asset>();
  for (const file of await extras.list(folder)) {
    const name = `${folder}/${file}`;
    const path = extras.path + name;
    const size = isPicture(file) ? await sizeOfExtra(extras, name) : undefined;
    assets.set(withoutAge(path), { path, bytes: await extras.size(name), size });
  }
  return assets;
}

export async function readAsset(root: string, path: string): Promise<Asset> {
  await using file = await open(join(root, path));
  const { size: bytes } = await file.stat();
  if (!isPicture(path)) return { path, bytes, size: undefined };
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(bytes, PICTURE_HEAD_BYTES)));
  const head = buffer.subarray(0, bytesRead);
  const size = pictureSize(head);
  return { path, bytes, size, ...(size !== undefined && isStill(head) ? { isStill: true } : {}) };
}

async function sizeOfExtra(extras: ExtrasFolder, name: string): Promise<Asset['size']> {
  try {
    return pictureSize(await extras.read(name));
  } catch (error) {
    if (error instanceof ExtrasLocked) return undefined;
    throw error;
  }
}

/** A file that only bears a picture's name has no size. */
function pictureSize(head: Uint8Array): Asset['size'] {
  try {
    const { width, height, orientation = UPRIGHT } = imageSize(head);
    return orientation < FIRST_ON_ITS_SIDE ? { width, height } : { width: height, height: width };
  } catch {
    return undefined;
  }
}

function isStill(head: Uint8Array): boolean {
  return PIXELS.has(imageSize(head).type ?? '') && !isAnimated(head);
}

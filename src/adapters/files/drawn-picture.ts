/** A picture that is made of another one: drawn once, and kept by the other's own bytes. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { Failure } from '../../core/failure.ts';
import { keep, readKept } from './kept-file.ts';

/** The picture that others are made of. */
export interface OriginalPicture {
  /** As the author knows it, from the newsletter's root. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly digest: string;
}

export interface DrawnPicture {
  readonly original: OriginalPicture;
  /** Where the drawn ones are kept between builds. */
  readonly folder: string;
  /** Says all that decides how it is drawn, so that another recipe is drawn anew. */
  readonly recipe: string;
  /** Of what `draw` makes, for the author: `a PNG for mails`. */
  readonly words: string;
  readonly draw: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** Other versions of what draws may draw otherwise, too. */
const DRAWN_BY = JSON.stringify(sharp.versions);

/** `path` is absolute. */
export async function readOriginal(path: string, name: string): Promise<OriginalPicture> {
  const bytes = await readFile(path);
  return { name, bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** Throws a `Failure`: `picture-unreadable`. */
export async function drawnPicture(picture: DrawnPicture): Promise<Uint8Array> {
  const { original, recipe } = picture;
  const key = createHash('sha256').update(`${recipe} ${DRAWN_BY} ${original.digest}`).digest('hex');
  const kept = join(picture.folder, key);
  const before = await readKept(kept);
  if (before !== undefined) return before;
  try {
    const drawn = await picture.draw(original.bytes);
    await keep(kept, drawn);
    return drawn;
  } catch (error) {
    throw new Failure(
      'content',
      'picture-unreadable',
      `${original.name} cannot be drawn as ${picture.words}: ${error instanceof Error ? error.message : String(error)}.`,
      'Save the picture again, or use a PNG or a JPEG.',
    );
  }
}

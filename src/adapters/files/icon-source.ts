/** The one picture that all icons are made from: the author's own, or the newsletter's initial. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { designTokens } from '../../core/edition/tokens.ts';
import { Failure } from '../../core/failure.ts';
import { type LetterMark, letterMarkSvg } from '../../core/pictures/letter-mark.ts';
import { loadTypefaces } from './typefaces.ts';

export interface IconSource {
  /** Of an SVG or a PNG. */
  readonly bytes: Uint8Array;
  /** What tabs of browsers show, by day and by night. */
  readonly favicon: string;
  /** Behind an icon that is cut to a shape. */
  readonly ground: string;
}

const OWN = ['icon.svg', 'icon.png'] as const;
/** Of its side: what every shape that phones cut shows whole. https://www.w3.org/TR/appmanifest/ */
const SAFE = 0.8;
const SVG_DENSITY = 72;

/** Throws a `Failure`: `picture-unreadable`. */
export async function readIconSource(root: string, mark: LetterMark): Promise<IconSource> {
  const ground = designTokens({ accent: mark.accent }).light.paper;
  for (const name of OWN) {
    const bytes = await readFile(join(root, 'public', name)).catch(() => undefined);
    if (bytes === undefined) continue;
    await sharp(bytes)
      .metadata()
      .catch((error: unknown) => {
        throw new Failure(
          'content',
          'picture-unreadable',
          `public/${name} is no picture: ${error instanceof Error ? error.message : String(error)}.`,
          'Save the picture again as a square SVG or PNG.',
        );
      });
    const favicon = name === 'icon.svg' ? bytes.toString() : inSvg(await drawn(bytes, 64));
    return { bytes, favicon, ground };
  }
  const faces = await loadTypefaces();
  return {
    bytes: Buffer.from(letterMarkSvg(mark, faces, 'light')),
    favicon: letterMarkSvg(mark, faces, 'both'),
    ground,
  };
}

export function plainIcon({ bytes }: IconSource, size: number): Promise<Uint8Array> {
  return drawn(bytes, size);
}

export async function maskableIcon(
  { bytes, ground }: IconSource,
  size: number,
): Promise<Uint8Array> {
  const inner = Math.round(size * SAFE);
  const before = Math.floor((size - inner) / 2);
  const after = size - inner - before;
  return sharp(await drawn(bytes, inner))
    .extend({ top: before, left: before, bottom: after, right: after, background: ground })
    .flatten({ background: ground })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** An icon of Windows that holds a PNG, which all browsers read. */
export function toIco(png: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return new Uint8Array(Buffer.concat([head, png]));
}

async function drawn(bytes: Uint8Array, size: number): Promise<Uint8Array> {
  const { width = size, format } = await sharp(bytes).metadata();
  const isVector = format === 'svg';
  // A drawing has as many pixels as it is asked for.
  const density = Math.min(2400, Math.max(1, (SVG_DENSITY * size) / width));
  return sharp(bytes, isVector ? { density } : {})
    .resize(size, size, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

function inSvg(png: Uint8Array): string {
  const data = Buffer.from(png).toString('base64');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><image width="64" height="64" href="data:image/png;base64,${data}"/></svg>\n`;
}

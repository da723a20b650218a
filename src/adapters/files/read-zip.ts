/** A zip file in memory (APPNOTE 6.3.10): bounded, and nothing in it that would lie outside. */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipBounds {
  readonly mostFiles: number;
  /** Unpacked, of all files together. */
  readonly mostBytes: number;
  /** Names of files to unpack; the others are passed over. */
  readonly wanted: RegExp;
}

type Unpacked =
  | { readonly files: ReadonlyMap<string, Uint8Array> }
  /** Why it is not read, in words. */
  | { readonly broken: string };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MOST_REMARK_BYTES = 0xffff;
const SYMBOLIC_LINK = 0xa000;
const FILE_TYPE = 0xf000;

/** Declared sizes are not believed: unpacking stops where the bound is reached. */
export function readZip(bytes: Buffer, bounds: ZipBounds): Unpacked {
  try {
    return { files: unpack(bytes, bounds) };
  } catch (error) {
    if (error instanceof BrokenZip) return { broken: error.message };
    // What lies beyond the end, and what zlib cannot unpack.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) {
      return { broken: 'the zip file is damaged, or unpacks to more than 512 MB' };
    }
    throw error;
  }
}

class BrokenZip extends Error {}

function unpack(
  bytes: Buffer,
  { mostFiles, mostBytes, wanted }: ZipBounds,
): Map<string, Uint8Array> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0xffff) throw new BrokenZip('the zip file is of the form for huge ones (zip64)');
  if (count > mostFiles) throw new BrokenZip(`it holds more than ${mostFiles} files`);
  const files = new Map<string, Uint8Array>();
  let left = mostBytes;
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new BrokenZip('the zip file is damaged');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    const mode = bytes.readUInt32LE(at + 38) >>> 16;
    if (isOutside(name)) throw new BrokenZip('a file in it has a path that leads outside of it');
    if ((mode & FILE_TYPE) === SYMBOLIC_LINK) throw new BrokenZip('it holds a symbolic link');
    if (!name.endsWith('/') && wanted.test(name) && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(name)) {
      const content = contentOf(bytes, at, left);
      left -= content.length;
      files.set(name, content);
    }
    at += ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - MOST_REMARK_BYTES);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new BrokenZip('the zip file has no end: it was cut off');
}

function contentOf(bytes: Buffer, entry: number, most: number): Uint8Array {
  if ((bytes.readUInt16LE(entry + 8) & 1) === 1) throw new BrokenZip('it is encrypted');
  const method = bytes.readUInt16LE(entry + 10);
  const packed = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  if (bytes.readUInt32LE(local) !== LOCAL) throw new BrokenZip('the zip file is damaged');
  const start =
    local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const body = bytes.subarray(start, start + packed);
  if (body.length < packed) throw new BrokenZip('the zip file is damaged');
  if (method !== 0 && method !== 8) throw new BrokenZip('it is packed in a way that is not known');
  if (method === 0 && body.length > most) throw new BrokenZip('it unpacks to too much');
  const content =
    method === 0 ? body : inflateRawSync(body, { maxOutputLength: Math.max(most, 1) });
  if (crc32(content) !== bytes.readUInt32LE(entry + 16))
    throw new BrokenZip('the zip file is damaged');
  return content;
}

function isOutside(name: string): boolean {
  return /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|\0/i.test(name);
}

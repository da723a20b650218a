/** What a camera notes in a picture beside the picture itself: where it was taken, when, by whom. */

/**
 * The same JPEG or PNG without it, to the last pixel; only how the camera was held stays. Bytes that are
 * neither, or are damaged, come back as they are.
 */
export function withoutCameraNotes(bytes: Uint8Array): Uint8Array {
  const kept = isJpeg(bytes) ? jpegParts(bytes) : isPng(bytes) ? pngParts(bytes) : undefined;
  return kept === undefined ? bytes : joined(kept);
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

function isPng(bytes: Uint8Array): boolean {
  return textAt(bytes, 1, 3) === 'PNG';
}

/** EXIF and XMP, Photoshop's notes, comments. */
const JPEG_NOTES: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe]);
const APP1 = 0xe1;
const APP2 = 0xe2;
const END = 0xd9;
const SCAN = 0xda;

/** Further pictures behind the end, such as a telephone's depth, go with their own notes. */
function jpegParts(bytes: Uint8Array): Uint8Array[] | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    if (marker === SCAN) end = endOfScan(bytes, end);
    const segment = bytes.subarray(at, end);
    if (marker === APP1) kept.push(orientationAlone(segment));
    else if (!JPEG_NOTES.has(marker) && !isIndex(marker, segment)) kept.push(segment);
    if (bytes[end] === 0xff && bytes[end + 1] === END) {
      return [...kept, bytes.subarray(end, end + 2)];
    }
    at = end;
  }
  return undefined;
}

/** In a scan 0xff stands for itself with a zero behind it, and before the marks of restarts. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7))
      return at;
  }
  return bytes.length;
}

/** Of the pictures behind the end. */
function isIndex(marker: number, segment: Uint8Array): boolean {
  return marker === APP2 && textAt(segment, 4, 4) === 'MPF\0';
}

const ORIENTATION_TAG = 0x0112;
/** Its segment's head, “Exif”, the head of TIFF, and a table of one entry: the orientation. */
const MINIMAL_EXIF = [
  0xff,
  APP1,
  0,
  34,
  0x45,
  0x78,
  0x69,
  0x66,
  0,
  0,
  0x4d,
  0x4d,
  0,
  42,
  0,
  0,
  0,
  8,
  0,
  1,
  0x01,
  0x12,
  0,
  3,
  0,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
  0,
  0,
  0,
  0,
];
const ORIENTATION_AT = 29;

/** Of EXIF the one entry that browsers need; of all else nothing. */
function orientationAlone(segment: Uint8Array): Uint8Array {
  const orientation =
    textAt(segment, 4, 6) === 'Exif\0\0' ? orientationIn(segment.subarray(10)) : 1;
  if (orientation === 1) return new Uint8Array();
  return Uint8Array.from(MINIMAL_EXIF).with(ORIENTATION_AT, orientation);
}

function orientationIn(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 10) return 1;
  const isLittle = textAt(tiff, 0, 2) === 'II';
  const table = view.getUint32(4, isLittle);
  if (table + 2 > tiff.length) return 1;
  const entries = view.getUint16(table, isLittle);
  for (let index = 0; index < entries; index += 1) {
    const at = table + 2 + index * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, isLittle) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

const PNG_NOTES: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function pngParts(bytes: Uint8Array): Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const type = textAt(bytes, at + 4, 4);
    if (!PNG_NOTES.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return kept;
    at = end;
  }
  return undefined;
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

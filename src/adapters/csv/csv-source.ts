/** The bytes of a table, read from the beginning as often as asked for, a piece at a time. */
import { isUtf8 } from 'node:buffer';
import { open, stat } from 'node:fs/promises';
import { Failure } from '../../core/failure.ts';

/** Each call reads from the beginning; whoever stops early leaves nothing open. */
export type CsvSource = () => AsyncIterable<Buffer>;

export const MAX_FILE_BYTES = 1024 * 1024 * 1024;
const PIECE_BYTES = 128 * 1024;
const NEWLINE = 0x0a;

/** Throws for what is no regular file within the bounds. */
export async function fileSource(path: string): Promise<CsvSource> {
  try {
    const file = await stat(path);
    // A pipe or a device has no size to bound.
    if (!file.isFile()) throw unreadable(path, 'it is no regular file');
    if (file.size > MAX_FILE_BYTES) throw tooLarge(path, file.size);
    // What may not be read is better known now.
    await (await open(path)).close();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreadable(path, error instanceof Error && 'code' in error ? String(error.code) : '?');
  }
  return () => piecesOf(path);
}

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  await using file = await open(path);
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The same bytes, cut between characters; throws a content failure where they are no UTF-8. */
export async function* utf8Pieces(source: CsvSource, label: string): AsyncGenerator<Buffer> {
  let cut: Buffer = Buffer.alloc(0);
  let before = 0;
  for await (const piece of source()) {
    const bytes = cut.length === 0 ? piece : Buffer.concat([cut, piece]);
    const end = endOfWhole(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw await notUtf8(source, { at: before, bytes: whole, label });
    if (end > 0) yield whole;
    before += end;
    cut = bytes.subarray(end);
  }
  if (cut.length > 0) throw await notUtf8(source, { at: before, bytes: cut, label });
}

/** Where the last character ends that is there in full; it may have up to four bytes. */
function endOfWhole(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Reads from the beginning again, to name the line: this happens once, at the end of it all. */
async function notUtf8(
  source: CsvSource,
  { at, bytes, label }: { readonly at: number; readonly bytes: Buffer; readonly label: string },
): Promise<Failure> {
  let line = 1;
  let left = at;
  for await (const piece of source()) {
    line += newlinesIn(piece.subarray(0, left));
    left -= Math.min(left, piece.length);
    if (left === 0) break;
  }
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(from, to))) break;
    from = to;
  }
  return new Failure(
    'content',
    'table-not-utf8',
    `${label}:${line} is not UTF-8 text.`,
    'Save the file as “CSV UTF-8” and import that.',
  );
}

function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function unreadable(path: string, why: string): Failure {
  return new Failure(
    'usage',
    'table-unreadable',
    `${path} cannot be read (${why}).`,
    'Give the path of a CSV file that you may read.',
  );
}

function tooLarge(path: string, size: number): Failure {
  return new Failure(
    'content',
    'table-too-large',
    `${path} has ${size} bytes; a table has at most ${MAX_FILE_BYTES}.`,
    'Split the file, with the column names in the first line of each part.',
  );
}

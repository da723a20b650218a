/** A body that may be endless, packed, or a bomb: as much of it as may be kept. */
import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isCutOff: boolean;
}

/** What `Accept-Encoding` asks for. */
export const ACCEPTED_CODINGS = 'gzip, br, zstd, deflate';

/** Servers pack once; whoever packs more often hides something. */
const MOST_CODINGS = 2;

/** What RFC 9659 lets a server expect; zstd itself would take 128 MiB. */
const ZSTD_WINDOW_LOG = 23;

/**
 * At most `maxBytes`, both as they come and unpacked, so that neither a bomb nor an endless stream
 * that unpacks to nothing costs more. Throws for a coding that nobody asked for, and for what is
 * broken; what merely ends too early counts as far as it goes.
 */
export async function readBody(
  stream: AsyncIterable<Uint8Array>,
  coding: string,
  maxBytes: number,
): Promise<Body> {
  const names = codingsIn(coding);
  let body = await beginningOf(stream, maxBytes);
  for (const name of names.toReversed()) {
    if (body.bytes.length === 0) break;
    const decoder = decoderOf(name, body.bytes);
    decoder.end(body.bytes);
    const unpacked = await beginningOf(decoder, maxBytes);
    body = { ...unpacked, isCutOff: unpacked.isCutOff || body.isCutOff };
  }
  return body;
}

function codingsIn(header: string): string[] {
  const names = header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MOST_CODINGS) throw new Error('Packed too often.');
  return names;
}

/** Leaving the loop ends the stream, and with it the connection or the unpacking. */
async function beginningOf(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let left = maxBytes;
  let isCutOff = false;
  for await (const chunk of stream) {
    isCutOff = chunk.length > left;
    chunks.push(chunk.subarray(0, left));
    left -= Math.min(left, chunk.length);
    if (isCutOff) break;
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), isCutOff };
}

function decoderOf(name: string, packed: Uint8Array): Transform {
  const lenient = { finishFlush: constants.Z_SYNC_FLUSH };
  if (name === 'gzip' || name === 'x-gzip') return createGunzip(lenient);
  if (name === 'deflate') {
    // Some servers leave the header of zlib out (RFC 9110, 8.4.1.2).
    return ((packed[0] ?? 0) & 0x0f) === 8 ? createInflate(lenient) : createInflateRaw(lenient);
  }
  if (name === 'br') {
    return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
  }
  if (name === 'zstd') {
    return createZstdDecompress({
      finishFlush: constants.ZSTD_e_flush,
      params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG },
    });
  }
  throw new Error('Packed in a way that nobody asked for.');
}

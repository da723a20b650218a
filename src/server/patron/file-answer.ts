/** A file of an extra for one patron, whole or in part, which nothing on the way keeps. */
import { byteRange } from '../byte-range.ts';
import { forOneAlone } from './opened-page.ts';

/** Those that browsers show by themselves, and that can do nothing. */
const SHOWN = /^(?:image|audio|video)\/|^application\/pdf$/;

/** Of GET and HEAD. It bears no tag, so a part is never of another state than its request says. */
export function fileAnswer(
  request: Request,
  file: { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string },
): Response {
  const size = file.bytes.length;
  const headers = {
    ...forOneAlone,
    'Accept-Ranges': 'bytes',
    'Content-Type': file.type,
    // A document that is opened by itself runs and loads nothing.
    'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    ...(SHOWN.test(file.type) ? {} : { 'Content-Disposition': 'attachment' }),
  };
  const hasCondition = request.headers.has('if-range');
  const part = byteRange(hasCondition ? null : request.headers.get('range'), size);
  if (request.method === 'HEAD' || part === 'whole') {
    const body = request.method === 'HEAD' ? null : file.bytes;
    return new Response(body, { headers: { ...headers, 'Content-Length': String(size) } });
  }
  if (part === 'unsatisfiable') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${size}` },
    });
  }
  const { from, length } = part;
  return new Response(file.bytes.subarray(from, from + length), {
    status: 206,
    headers: {
      ...headers,
      'Content-Length': String(length),
      'Content-Range': `bytes ${from}-${from + length - 1}/${size}`,
    },
  });
}

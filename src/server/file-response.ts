/** The answer that holds a file, a part of it, or the news that the client has it already. */
import { byteRange, type ByteRange } from './byte-range.ts';
import { streamPart } from './file-bytes.ts';
import { judgeConditions, mayAnswerPart } from './preconditions.ts';
import type { Representation } from './representation.ts';

type Headers = Readonly<Record<string, string>>;

/** What is refused is not worth keeping. */
const refused = { 'Cache-Control': 'no-store' };

/** Answers GET and HEAD; `fixed` are the headers of every answer. Throws FileChanged. */
export async function fileResponse(
  chosen: Representation,
  request: Request,
  fixed: Headers,
): Promise<Response> {
  const { about, content, size } = chosen;
  const verdict = judgeConditions(request.headers, chosen);
  if (verdict === 'failed') return bare(412, { ...fixed, ...about, ...refused });
  if (verdict === 'not modified') return bare(304, { ...fixed, ...about });
  const headers = { ...fixed, ...about, ...content };
  if (request.method === 'HEAD') return bare(200, headers);
  const part = partOf(chosen, request);
  if (part === 'whole') return new Response(await bodyOf(chosen), { status: 200, headers });
  if (part === 'unsatisfiable') {
    return bare(416, { ...fixed, ...about, ...refused, 'Content-Range': `bytes */${size}` });
  }
  return new Response(await bodyOf(chosen, part), {
    status: 206,
    headers: {
      ...headers,
      'Content-Length': String(part.length),
      'Content-Range': `bytes ${part.from}-${part.from + part.length - 1}/${size}`,
    },
  });
}

/** The same for what was not asked for: it has no state of its own that a client could keep. */
export async function pageResponse(
  chosen: Representation,
  request: Request,
  answer: { readonly status: 404; readonly fixed: Headers },
): Promise<Response> {
  const headers = { ...answer.fixed, Vary: 'Accept-Encoding', ...chosen.content };
  const body = request.method === 'HEAD' ? null : await bodyOf(chosen);
  return new Response(body, { status: answer.status, headers });
}

/** The client refuses every coding that there is, the file as it is among them. */
export function unacceptable(fixed: Headers): Response {
  return bare(406, { ...fixed, ...refused, Vary: 'Accept-Encoding' });
}

function bare(status: number, headers: Headers): Response {
  return new Response(null, { status, headers });
}

function partOf(chosen: Representation, request: Request): ReturnType<typeof byteRange> {
  const mayBePart = chosen.hasParts && mayAnswerPart(request.headers, chosen);
  return byteRange(mayBePart ? request.headers.get('range') : null, chosen.size);
}

async function bodyOf(
  { bytes, size, source }: Representation,
  part: ByteRange = { from: 0, length: size },
): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>> {
  if (bytes === undefined) return streamPart(source, part);
  return part.length === size ? bytes : bytes.subarray(part.from, part.from + part.length);
}

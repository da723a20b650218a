/** Serving a folder's files over HTTP: types, validators and caching, and nothing outside it. */
import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { contentType } from './content-type.ts';
import { toFilePath } from './request-path.ts';

export interface StaticFolder {
  /** May appear later, or be replaced by a rebuild. */
  readonly dir: string;
  /** Cache-Control of a file, by its path from the folder's root. */
  cacheControl(pathname: string): string;
}

/** Below this size a file is read at once; above, it is streamed. */
const STREAM_FROM_BYTES = 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/** Answers GET and HEAD; `undefined` when there is no such file. */
export async function serveFile(
  folder: StaticFolder,
  request: Request,
): Promise<Response | undefined> {
  const url = new URL(request.url);
  const found = await locate(folder.dir, url.pathname);
  if (found === undefined) return undefined;
  if (found === 'folder') {
    // Only a path, so no Host header can lead elsewhere; toFilePath refused a leading “//”.
    return new Response(null, { status: 301, headers: { Location: `${url.pathname}/` } });
  }
  return respond(found, request, { status: 200, cacheControl: folder.cacheControl(url.pathname) });
}

/** The folder's own page for what is not there; `undefined` when it has none. */
export async function serveNotFound(
  folder: StaticFolder,
  request: Request,
): Promise<Response | undefined> {
  const found = await locate(folder.dir, '/404.html');
  if (found === undefined || found === 'folder') return undefined;
  return respond(found, request, { status: 404, cacheControl: 'no-cache' });
}

/** The file's real path; `folder` when the path lacks the slash that a folder's page needs. */
async function locate(dir: string, pathname: string): Promise<string | 'folder' | undefined> {
  const asked = toFilePath(pathname);
  if (asked === undefined) return undefined;
  try {
    const root = await realpath(dir);
    let path = await realpath(join(root, ...asked.segments));
    if (path !== root && !path.startsWith(root + sep)) return undefined;
    const isFolder = (await stat(path)).isDirectory();
    if (isFolder && !asked.folder) {
      const page = await stat(join(path, 'index.html'));
      return page.isFile() ? 'folder' : undefined;
    }
    if (!isFolder && asked.folder) return undefined;
    if (isFolder) path = await realpath(join(path, 'index.html'));
    if (!path.startsWith(root + sep)) return undefined;
    return (await stat(path)).isFile() ? path : undefined;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES'].includes(String(error.code))
  );
}

async function respond(
  path: string,
  request: Request,
  answer: { readonly status: 200 | 404; readonly cacheControl: string },
): Promise<Response> {
  const file = await open(path, 'r');
  let streams = false;
  try {
    const { size, mtimeMs } = await file.stat();
    const modified = Math.floor(mtimeMs / 1000) * 1000;
    const etag = `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`;
    const headers = new Headers({
      'Cache-Control': answer.cacheControl,
      'Last-Modified': new Date(modified).toUTCString(),
      ETag: etag,
    });
    if (answer.status === 200 && isFresh(request, etag, modified)) {
      return new Response(null, { status: 304, headers });
    }
    headers.set('Content-Type', contentType(basename(path)));
    headers.set('Content-Length', String(size));
    if (request.method === 'HEAD') return new Response(null, { status: answer.status, headers });
    streams = size >= STREAM_FROM_BYTES;
    const body = streams ? streamOf(file, size) : await readExactly(file, size, 0);
    return new Response(body, { status: answer.status, headers });
  } finally {
    if (!streams) await file.close();
  }
}

/** RFC 9110 13.2.2: an entity tag outweighs a date. */
function isFresh(request: Request, etag: string, modified: number): boolean {
  const tags = request.headers.get('if-none-match');
  if (tags !== null) {
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  return modified <= since;
}

/** Closes the file when it ends or the reader goes away. */
function streamOf(file: FileHandle, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const chunk = await readExactly(file, Math.min(CHUNK_BYTES, size - sent), sent);
          controller.enqueue(chunk);
          sent += chunk.length;
          if (sent < size) return;
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        await file.close();
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  );
}

/** Never more than was announced, even when the file grows meanwhile. */
async function readExactly(
  file: FileHandle,
  size: number,
  from: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  const { bytesRead } = await file.read(bytes, 0, size, from);
  if (bytesRead !== size) throw new Error('A file of the archive changed while it was read.');
  return bytes;
}

/** Serving a folder's files over HTTP, and nothing outside it. */
import { acceptedCodings } from './accept-encoding.ts';
import { createNegotiation } from './content-negotiation.ts';
import { FileChanged } from './file-bytes.ts';
import { createFileLookup, type FoundFile } from './file-lookup.ts';
import { fileResponse, pageResponse, unacceptable } from './file-response.ts';
import { type FilePath, toFilePath } from './request-path.ts';

export interface StaticFolderOptions {
  /** May appear later, or be replaced by a rebuild; what is gone is forgotten within a second. */
  readonly dir: string;
  /** Cache-Control of a file, by its path from the folder's root. */
  cacheControl(pathname: string): string;
  /** Of every answer; none unless given. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers GET and HEAD. */
export interface StaticFolder {
  /** undefined when there is no such file. */
  file(request: Request): Promise<Response | undefined>;
  /** The folder's own page for what is not there; undefined when it has none. */
  notFound(request: Request): Promise<Response | undefined>;
}

const NOT_FOUND: FilePath = { segments: ['404.html'], folder: false };

export function createStaticFolder(options: StaticFolderOptions): StaticFolder {
  const lookup = createFileLookup(options.dir);
  const negotiation = createNegotiation();

  /** What has changed since it was looked up is looked up once more. */
  async function serve(
    asked: FilePath,
    answer: (found: FoundFile | 'folder') => Promise<Response | undefined>,
  ): Promise<Response | undefined> {
    for (let isSecond = false; ; isSecond = true) {
      const found = await lookup.find(asked);
      if (found === undefined) return undefined;
      try {
        return await answer(found);
      } catch (error) {
        if (!(error instanceof FileChanged) || isSecond) throw error;
        lookup.forget();
      }
    }
  }

  const codingsFor = (request: Request) => acceptedCodings(request.headers.get('accept-encoding'));

  return {
    async file(request) {
      const { pathname } = new URL(request.url);
      const asked = toFilePath(pathname);
      if (asked === undefined) return undefined;
      const fixed = { ...options.headers, 'Cache-Control': options.cacheControl(pathname) };
      return serve(asked, async (found) => {
        if (found === 'folder') return withSlash(asked, fixed);
        const chosen = await negotiation.choose(found, codingsFor(request));
        return chosen === undefined ? unacceptable(fixed) : fileResponse(chosen, request, fixed);
      });
    },
    async notFound(request) {
      const fixed = { ...options.headers, 'Cache-Control': 'no-cache' };
      return serve(NOT_FOUND, async (found) => {
        if (found === 'folder') return undefined;
        const chosen = await negotiation.choose(found, [...codingsFor(request), 'identity']);
        return chosen && pageResponse(chosen, request, { status: 404, fixed });
      });
    },
  };
}

/** Only a path made of names, so that neither a Host header nor a second slash leads elsewhere. */
function withSlash({ segments }: FilePath, fixed: Readonly<Record<string, string>>): Response {
  const path = segments.map(encodeURIComponent).join('/');
  return new Response(null, { status: 301, headers: { ...fixed, Location: `/${path}/` } });
}

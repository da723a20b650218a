/** A request's path as the segments of a file's path, or nothing when it must not name a file. */

export interface FilePath {
  readonly segments: readonly string[];
  /** The path ends with a slash, so it asks for a folder. */
  readonly folder: boolean;
}

const MAX_PATH_CHARS = 2048;
/** Separators of any system, streams and drives of Windows, and what cannot be seen. */
const FORBIDDEN = /[/\\:\p{Cc}]/u;

/**
 * Takes a URL's pathname, in which the URL parser has resolved dot segments, encoded ones too.
 * It is decoded once and no more. Hidden files stay hidden, but for RFC 8615's `.well-known`.
 */
export function toFilePath(pathname: string): FilePath | undefined {
  if (!pathname.startsWith('/') || pathname.length > MAX_PATH_CHARS) return undefined;
  const encoded = pathname.slice(1).split('/');
  const folder = encoded.at(-1) === '';
  if (folder) encoded.pop();
  const segments: string[] = [];
  for (const [depth, part] of encoded.entries()) {
    const segment = decodeOnce(part);
    if (segment === undefined || segment === '' || FORBIDDEN.test(segment)) return undefined;
    if (segment.startsWith('.') && !(depth === 0 && segment === '.well-known')) return undefined;
    segments.push(segment);
  }
  return { segments, folder };
}

function decodeOnce(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

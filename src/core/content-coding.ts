/** The codings in which a file may go over the wire (RFC 9110, 8.4), and which files are worth one. */

export type ContentCoding = 'br' | 'gzip';

/** Most wanted first. */
export const contentCodings: readonly ContentCoding[] = ['br', 'gzip'];

/** What a file's name ends with that holds another one in a coding, as Caddy and nginx look for it. */
export const sidecarEnding: Readonly<Record<ContentCoding, string>> = { br: '.br', gzip: '.gz' };

/** In bytes; what is smaller fits into the first packet anyhow. */
const WORTH_COMPRESSING_FROM = 1024;

/** Pictures, fonts, sound and PDFs are compressed as they are. */
const COMPRESSIBLE = new Set(
  'html css js mjs txt md csv json webmanifest xml xsl svg wasm ico'.split(' '),
);

/** Told by the name, of which the path is of no account. */
export function isCompressible(path: string): boolean {
  const dot = path.lastIndexOf('.');
  return dot >= 0 && COMPRESSIBLE.has(path.slice(dot + 1).toLowerCase());
}

export function isWorthCompressing(path: string, bytes: number): boolean {
  return bytes >= WORTH_COMPRESSING_FROM && isCompressible(path);
}

/** The file that a sidecar of this name would belong to; undefined for any other name. */
export function fileOfSidecar(path: string): string | undefined {
  for (const ending of Object.values(sidecarEnding)) {
    const file = path.slice(0, -ending.length);
    if (path.endsWith(ending) && isCompressible(file)) return file;
  }
  return undefined;
}

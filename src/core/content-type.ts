/** Content types by the end of a file's name; what is not known is only ever downloaded. */

const text = 'charset=utf-8';
const types: ReadonlyMap<string, string> = new Map([
  ['html', `text/html; ${text}`],
  ['css', `text/css; ${text}`],
  ['js', `text/javascript; ${text}`],
  ['mjs', `text/javascript; ${text}`],
  ['txt', `text/plain; ${text}`],
  ['md', `text/markdown; ${text}`],
  ['csv', `text/csv; ${text}`],
  ['json', 'application/json'],
  ['webmanifest', 'application/manifest+json'],
  // Not rss+xml: browsers show a feed's own page only for plain XML.
  ['xml', `application/xml; ${text}`],
  ['xsl', `text/xsl; ${text}`],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
  ['pdf', 'application/pdf'],
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/mp4'],
  ['ogg', 'audio/ogg'],
  ['opus', 'audio/ogg'],
  ['wav', 'audio/wav'],
  ['mp4', 'video/mp4'],
  ['webm', 'video/webm'],
  ['zip', 'application/zip'],
  ['wasm', 'application/wasm'],
  ['eml', 'message/rfc822'],
]);

export function contentType(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  const end = fileName.slice(dot + 1).toLowerCase();
  return (dot < 0 ? undefined : types.get(end)) ?? 'application/octet-stream';
}

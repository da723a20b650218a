/** Pictures that no mail client shows everywhere: each has a twin in a form that all of them do. */

/** Classic Outlook shows neither WebP nor AVIF, and Gmail no SVG. */
const UNSHOWN = /\.(?:svgz?|webp|avif)$/i;

export function needsTwin(path: string): boolean {
  return UNSHOWN.test(path);
}

/** Of the picture’s twin, which the build writes beside it. */
export function twinAddress(address: string): string {
  return `${address}.png`;
}

/** The address whose twin this is, or would be. */
export function originalOf(address: string): string {
  return address.replace(/\.png$/, '');
}

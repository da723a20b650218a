/** What the address of a page that is not there says of what was on it. */

/** Where such an address says more, it is cut off. */
const MOST_WORDS = 6;

/** Without numbers, short words and the ending, which say nothing. */
export function wordsOfAddress(path: string): string {
  const words = decoded(path)
    .replace(/\.\w+$/, '')
    .match(/\p{L}[\p{L}\p{M}\p{N}]{2,}/gu);
  return (words ?? []).slice(-MOST_WORDS).join(' ');
}

/** An address may hold anything. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

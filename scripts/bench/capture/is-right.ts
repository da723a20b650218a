/** Whether what an engine found is what was expected, whatever the punctuation. */

/** Nothing is right where nothing is expected. */
export function isRightTitle(found: string | undefined, expected: string | undefined): boolean {
  return found !== undefined && expected !== undefined && bare(found) === bare(expected);
}

/** One of several authors is right, too. */
export function isRightAuthor(found: string | undefined, expected: string | undefined): boolean {
  if (found === undefined || expected === undefined) return false;
  const [got, first, wanted] = [found, found.split(', ')[0] ?? '', expected].map(bare);
  return got === wanted || (first !== '' && ` ${wanted} `.includes(` ${first} `));
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*by:?\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether what an engine found is what was expected, whatever the punctuation. */

/**
 * Nothing is right where nothing is expected. The expectations often keep the name of the site
 * behind the title, as `<title>` has it; a title without it is right as well, whoever found it.
 */
export function isRightTitle(found: string | undefined, expected: string | undefined): boolean {
  if (found === undefined || expected === undefined) return false;
  return bare(found) !== '' && [expected, withoutSite(expected)].map(bare).includes(bare(found));
}

/** One of several authors is right, too. */
export function isRightAuthor(found: string | undefined, expected: string | undefined): boolean {
  if (found === undefined || expected === undefined) return false;
  const [got, first, wanted] = [found, found.split(', ')[0] ?? '', expected].map(bare);
  return got === wanted || (first !== '' && ` ${wanted} `.includes(` ${first} `));
}

/** The site stands last, set off by a stroke or a dot, and its name is short. */
function withoutSite(title: string): string {
  return title.replace(/\s+[-–—|·]\s+[^-–—|·]{2,25}$/u, '');
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*by:?\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

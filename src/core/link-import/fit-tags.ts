/** Tags of other tools as tags of ours: small letters, digits and single hyphens. */

const MOST_TAG_CHARS = 40;

/** Each once, in their order; `lost` are those of which nothing is left, as they were. */
export function fitTags(tags: readonly string[]): {
  readonly tags: readonly string[];
  readonly lost: readonly string[];
} {
  const fitted = new Set<string>();
  const lost: string[] = [];
  for (const tag of tags.map((each) => each.trim()).filter((each) => each !== '')) {
    const fit = fitTag(tag);
    if (fit === '') lost.push(tag);
    else fitted.add(fit);
  }
  return { tags: [...fitted], lost };
}

function fitTag(tag: string): string {
  const words = tag
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // C++ and C# are not C.
    .replace(/\bc\+\+/g, 'cpp')
    .replace(/\bc#/g, 'csharp')
    .replace(/['’]/g, '');
  return words
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_TAG_CHARS)
    .replace(/^-+|-+$/g, '');
}

/** The name of an author or a site in an address; names with one slug are taken for one. */

/** File names end at 255 bytes, and three of them may be one letter. */
const MOST_BYTES = 120;

/**
 * Case, accents, spaces and punctuation do not count: `João  Silva` and `joao silva` are one. It
 * depends on nothing but the name, so an address stays whoever else is cited. Never empty.
 */
export function nameSlug(name: string): string {
  const slug = (plain(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join('-');
  // However its signs are put together.
  if (slug === '') return digest(name.normalize('NFC'));
  if (new TextEncoder().encode(slug).length <= MOST_BYTES) return slug;
  return `${cut(slug)}-${digest(slug)}`;
}

/** Signs that tell names apart are words; only marks of Latin, Greek and Cyrillic are accents. */
function plain(name: string): string {
  return name
    .toWellFormed()
    .replaceAll('&', ' and ')
    .replaceAll('+', ' plus ')
    .replaceAll('#', ' sharp ')
    .replace(/['’]/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

function cut(slug: string): string {
  let kept = '';
  let bytes = 0;
  for (const character of slug) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > MOST_BYTES - 9) break;
    kept += character;
  }
  return kept.replace(/-$/, '');
}

/** FNV-1a: browsers make slugs, too, and these few need no better hash. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

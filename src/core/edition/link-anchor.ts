/** The anchor of a link on the page of all links; it does not change as long as the link stands. */
import { slug } from 'github-slugger';
import type { PublicLink } from './web-edition.ts';

/** The file's name for a filed link, and its address made an id for one written in an issue. */
export function linkAnchor(link: Pick<PublicLink, 'id' | 'sources'>): string {
  if (link.id !== null) return link.id;
  const address = link.sources[0]?.url ?? '';
  const words = address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[^\p{L}\p{N}]+/gu, ' ');
  return slug(words.trim());
}

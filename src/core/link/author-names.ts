/** The names of a link's authors, however its file writes them. */
import { peopleOf } from './link-entry.ts';
import type { LinkFrontmatter } from './schema.ts';

export function authorNames(author: LinkFrontmatter['author']): string[] {
  return peopleOf(author).map(({ name }) => name);
}

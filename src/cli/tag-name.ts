/** A tag from the command line. */
import { InvalidArgumentError } from 'commander';
import { tag } from '../core/fields.ts';

/** As the frontmatter of issues and links has them. */
export function tagName(text: string): string {
  const parsed = tag.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('A tag has small letters, digits and single hyphens.');
}

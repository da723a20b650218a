/** The frontmatter of a page of the author's own, as it is written. */
import { z } from 'zod';
import { line } from '../fields.ts';

export const pageSchema = z.strictObject({
  title: line(80),
  /** For search engines, and for those who share it. */
  description: z.string().trim().min(20).max(200),
  /** Whether every page leads to it. */
  menu: z.boolean().default(false),
});

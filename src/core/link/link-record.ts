/** A file of `links/` as tools work with it: its fields checked, its comment as it was written. */
import { checkFields } from '../check-fields.ts';
import { parseFrontmatter } from '../frontmatter.ts';
import type { Result } from '../result.ts';
import type { SourceFile } from '../source-file.ts';
import { linkId } from './link-shelf.ts';
import { type LinkFrontmatter, linkSchema } from './schema.ts';
import { urlKey } from './url-key.ts';

export interface LinkRecord {
  /** The file's name without `.md`. */
  readonly id: string;
  readonly path: string;
  /** Equal for two addresses of one page. */
  readonly key: string;
  readonly fields: LinkFrontmatter;
  /** Markdown. */
  readonly comment: string;
  /** The whole file, as it has to be when it is changed. */
  readonly text: string;
}

/** Does not look into the comment, so that thousands are read in a moment. */
export function readLinkRecord(source: SourceFile): Result<LinkRecord> {
  const frontmatter = parseFrontmatter(source);
  if (!frontmatter.ok) return frontmatter;
  const fields = checkFields(linkSchema, frontmatter.value.data, frontmatter.value.place);
  if (!fields.ok) return fields;
  const record: LinkRecord = {
    id: linkId(source.path),
    path: source.path,
    key: urlKey(fields.value.url),
    fields: fields.value,
    comment: frontmatter.value.body.trim(),
    text: source.text,
  };
  return { ok: true, value: record, warnings: fields.warnings };
}

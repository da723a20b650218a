/** A file of `links/` to a link. */
import { checkFields } from '../check-fields.ts';
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { type Frontmatter, parseFrontmatter } from '../frontmatter.ts';
import { checkMarkdown } from '../markdown/check-markdown.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { placeInFile } from '../markdown/place-of.ts';
import { diagnosticsOf, resultOf, type Result } from '../result.ts';
import type { SourceFile } from '../source-file.ts';
import { checkSource } from './check-source.ts';
import { entryOfFile } from './link-entry.ts';
import type { Link } from './link.ts';
import { type LinkFrontmatter, linkSchema } from './schema.ts';
import { urlKey } from './url-key.ts';

/** `links/2023/2023-10-04-api-gateways-9f2c11ab.md`; the year's folder and the key may be missing. */
const FILE_NAME = /^links\/(?:\d{4}\/)?((\d{4}-\d{2}-\d{2})-[a-z0-9][a-z0-9-]*)\.md$/;

export interface LinkContext {
  /** The day on which the check is made, `YYYY-MM-DD`. */
  readonly today: string;
  readonly issueAddresses: ReadonlyMap<string, string>;
  /** The newsletter's, a BCP 47 tag. */
  readonly language: string;
}

export function parseLink(source: SourceFile, context: LinkContext): Result<Link> {
  const name = FILE_NAME.exec(source.path);
  const named: Diagnostic[] =
    name === null
      ? [
          diagnostic('link/bad-name', startOf(source.path), {
            reason: 'The name does not begin with a day, or has capitals or spaces.',
          }),
        ]
      : [];
  const frontmatter = parseFrontmatter(source);
  if (!frontmatter.ok) return { ok: false, diagnostics: [...named, ...frontmatter.diagnostics] };
  const fields = checkFields(linkSchema, frontmatter.value.data, frontmatter.value.place);
  const id = name?.[1];
  if (!fields.ok || id === undefined) {
    return { ok: false, diagnostics: [...named, ...diagnosticsOf(fields)] };
  }
  const dates = checkDates(fields.value, name?.[2] ?? '', frontmatter.value, context.today);
  const comment = parseMarkdown(frontmatter.value.body, {
    language: context.language,
    origin: { kind: 'file', file: source.path },
  });
  const checked = checkMarkdown(comment, placeInFile(source.path), {
    issueId: undefined,
    issueAddresses: context.issueAddresses,
    assets: new Map(),
  });
  const link: Link = {
    id,
    path: source.path,
    key: urlKey(fields.value.url),
    added: fields.value.added,
    status: fields.value.status,
    entry: entryOfFile(id, fields.value, comment.children.length > 0 ? comment : undefined),
    linkedIssues: [...checked.linkedIssues],
  };
  const { place } = frontmatter.value;
  const page = checkSource(fields.value, {
    // Finding out where they stand takes longer than all else, and most links are sound.
    get title() {
      return place(['title'], 'value');
    },
    get url() {
      return place(['url'], 'value');
    },
  });
  return resultOf(link, [...dates, ...page, ...checked.diagnostics]);
}

function checkDates(
  fields: LinkFrontmatter,
  nameDay: string,
  frontmatter: Frontmatter,
  today: string,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (fields.added !== nameDay) {
    found.push(
      diagnostic('link/date-mismatch', frontmatter.place(['added'], 'value'), {
        reason: `\`added\` is ${fields.added}, the file's name says ${nameDay}.`,
      }),
    );
  }
  for (const field of ['added', 'published'] as const) {
    const day = fields[field];
    if (day !== undefined && day > today) {
      found.push(
        diagnostic('link/in-future', frontmatter.place([field], 'value'), {
          reason: `\`${field}\` is ${day}, which is still to come.`,
        }),
      );
    }
  }
  return found;
}

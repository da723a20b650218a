/** What the next issue takes over from the last one: its number, its date, its headings. */
import { toString } from 'mdast-util-to-string';
import type { Heading } from 'mdast';
import { z } from 'zod';
import { parseFrontmatter } from '../frontmatter.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import type { SourceFile } from '../source-file.ts';
import { issueName } from './issue-name.ts';
import { type SectionName, sectionNames } from './schema.ts';

export interface LastIssue {
  readonly id: string;
  /** `YYYY-MM-DD`; '' where it has none that can be read. */
  readonly date: string;
  readonly number: number | undefined;
  readonly isForPatrons: boolean;
  /** Of the second level, in their order. */
  readonly headings: readonly IssueHeading[];
}

export interface IssueHeading {
  /** Markdown, without the signs in front. */
  readonly text: string;
  /** The section whose items stand below it. */
  readonly section: SectionName | undefined;
}

const head = z.object({
  date: z.string().catch(''),
  number: z.int().positive().optional().catch(undefined),
  audience: z.unknown().optional(),
});

/** undefined where the head cannot be read. */
export function lastIssue(source: SourceFile): LastIssue | undefined {
  const frontmatter = parseFrontmatter(source);
  const parsed = frontmatter.ok ? head.safeParse(frontmatter.value.data) : undefined;
  if (!frontmatter.ok || parsed?.success !== true) return undefined;
  return {
    id: issueName(source.path) ?? '',
    date: parsed.data.date,
    number: parsed.data.number,
    isForPatrons: parsed.data.audience !== undefined,
    headings: headingsIn(frontmatter.value.body),
  };
}

function headingsIn(body: string): IssueHeading[] {
  const headings: { text: string; section: SectionName | undefined }[] = [];
  for (const block of parseMarkdown(body).children) {
    if (block.type === 'heading' && block.depth === 2) {
      headings.push({ text: writtenText(block, body), section: undefined });
    }
    if (block.type !== 'leafDirective') continue;
    const section = sectionNames.find((name) => name === block.name);
    const above = headings.at(-1);
    if (section !== undefined && above !== undefined) above.section ??= section;
  }
  return headings;
}

/** As its author wrote it; a heading over two lines is rare, and becomes its words. */
function writtenText(heading: Heading, body: string): string {
  const start = heading.children[0]?.position?.start.offset;
  const end = heading.children.at(-1)?.position?.end.offset;
  const written = start === undefined || end === undefined ? '' : body.slice(start, end);
  return written.includes('\n') ? toString(heading) : written;
}

/** The links that a list of an issue names, by place; undefined for those written in place. */
import { z } from 'zod';
import { parseFrontmatter } from '../frontmatter.ts';
import type { SourceFile } from '../source-file.ts';
import type { HeadList } from './list-in-head.ts';

const items = z.array(z.unknown()).catch([]);
const head = z.object({ reading: items, alsoRead: items });
const reference = z.union([
  z.string(),
  z.object({ link: z.string() }).transform(({ link }) => link),
]);

export function idsInHead(issue: SourceFile, list: HeadList): (string | undefined)[] {
  const frontmatter = parseFrontmatter(issue);
  const parsed = frontmatter.ok ? head.safeParse(frontmatter.value.data) : undefined;
  return (parsed?.data?.[list] ?? []).map((item) => reference.safeParse(item).data);
}

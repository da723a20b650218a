/** Which issues show which pages: what is asked before a link is filed, used or given up. */
import { z } from 'zod';
import { parseFrontmatter } from '../frontmatter.ts';
import type { SourceFile } from '../source-file.ts';
import { linkId } from './link-shelf.ts';
import { urlKey } from './url-key.ts';

/** One issue that shows a page. */
export interface LinkUse {
  readonly issueId: string;
  readonly title: string;
  readonly date: string;
  readonly isDraft: boolean;
}

export interface LinkUses {
  /** Of the file in `links/`; the oldest issue first. */
  ofId(id: string): readonly LinkUse[];
  /** Of a page by its `urlKey()`, filed or written into an issue; the oldest issue first. */
  ofKey(key: string): readonly LinkUse[];
}

/** As much of an issue's head as says what it shows; an issue with mistakes counts where it can. */
const head = z.object({
  title: z.string().catch(''),
  date: z.string().catch(''),
  draft: z.boolean().catch(false),
  reading: z.array(z.unknown()).catch([]),
  alsoRead: z.array(z.unknown()).catch([]),
});
const address = z.object({ url: z.url() });
const reference = z.union([
  z.string(),
  z.object({ link: z.string() }).transform(({ link }) => link),
]);
const inline = z.union([
  address.transform(({ url }) => [url]),
  z.object({ sources: z.array(address) }).transform(({ sources }) => sources.map(({ url }) => url)),
]);

/** `keyOf` tells the key of the page that a file of `links/` is about. */
export function linkUses(
  issues: readonly SourceFile[],
  keyOf: (id: string) => string | undefined,
): LinkUses {
  const byId = new Map<string, LinkUse[]>();
  const byKey = new Map<string, LinkUse[]>();
  const heads = issues.flatMap((issue) => headOf(issue) ?? []);
  for (const { use, reading } of heads.toSorted((a, b) => (a.use.date < b.use.date ? -1 : 1))) {
    for (const item of reading) {
      const id = reference.safeParse(item);
      if (id.success) add(byId, id.data, use);
      const keys = id.success ? [keyOf(id.data)] : keysIn(item);
      for (const key of keys) if (key !== undefined) add(byKey, key, use);
    }
  }
  return { ofId: (id) => byId.get(id) ?? [], ofKey: (key) => byKey.get(key) ?? [] };
}

function headOf(
  source: SourceFile,
): { readonly use: LinkUse; readonly reading: readonly unknown[] } | undefined {
  const frontmatter = parseFrontmatter(source);
  const parsed = frontmatter.ok ? head.safeParse(frontmatter.value.data) : undefined;
  if (parsed?.success !== true) return undefined;
  const { title, date, draft, reading, alsoRead } = parsed.data;
  return {
    use: { issueId: linkId(source.path), title, date, isDraft: draft },
    reading: [...reading, ...alsoRead],
  };
}

function keysIn(item: unknown): string[] {
  const found = inline.safeParse(item);
  return found.success ? [...new Set(found.data.map(urlKey))] : [];
}

function add(uses: Map<string, LinkUse[]>, name: string, use: LinkUse): void {
  const known = uses.get(name) ?? [];
  if (!known.includes(use)) uses.set(name, [...known, use]);
}

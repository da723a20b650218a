/** Ghost’s export: tables of its database as JSON, each post with its text in HTML. */
import { z } from 'zod';
import { importedDay } from './imported-day.ts';
import { textsNamed } from './exported-text.ts';
import type { ImportedIssue, ImportNotice, NewsletterSource } from './imported-issue.ts';

const id = z.union([z.string(), z.number()]).transform(String);
const maybe = z.string().nullish().catch(undefined);
const post = z.object({
  id,
  title: z.string().catch(''),
  slug: maybe,
  html: maybe,
  status: z.string().catch('published'),
  visibility: z.string().catch('public'),
  type: z.string().catch('post'),
  published_at: z.union([z.string(), z.number()]).nullish().catch(undefined),
  custom_excerpt: maybe,
  feature_image: maybe,
});
const tables = z.object({
  posts: z.array(z.unknown()),
  tags: z.array(z.object({ id, name: z.string() })).catch([]),
  posts_tags: z.array(z.object({ post_id: id, tag_id: id })).catch([]),
});
const whole = z.union([
  z
    .object({ db: z.tuple([z.object({ data: tables })], z.unknown()) })
    .transform(({ db }) => db[0].data),
  z.object({ data: tables }).transform(({ data }) => data),
]);

export const ghostSource: NewsletterSource = {
  id: 'ghost',
  title: 'Ghost',
  wants: 'the JSON file from Settings → Migration → Export, alone or beside content/images/',
  read(files) {
    const issues: ImportedIssue[] = [];
    const leftOut: ImportNotice[] = [];
    for (const { path, text } of textsNamed(files, /\.json$/i)) {
      const data = whole.safeParse(jsonOf(text)).data;
      if (data === undefined) {
        leftOut.push({ at: path, what: 'it is no export of Ghost' });
        continue;
      }
      const names = new Map(data.tags.map((tag) => [tag.id, tag.name]));
      for (const each of data.posts) {
        const read = post.safeParse(each);
        const line = read.success ? lineOf(text, read.data.id) : 1;
        const at = `${path}:${line}`;
        const why = read.success ? reasonAgainst(read.data) : 'a post without an id';
        if (!read.success || why !== undefined) {
          leftOut.push({ at, what: `${read.data?.title ?? ''}: ${why}` });
          continue;
        }
        const tags = data.posts_tags
          .filter(({ post_id }) => post_id === read.data.id)
          .map(({ tag_id }) => names.get(tag_id) ?? '')
          // Ghost’s own begin so.
          .filter((name) => name !== '' && !name.startsWith('#'));
        issues.push(issueOf(read.data, tags, path, line));
      }
    }
    return { issues, leftOut };
  },
};

type Post = z.output<typeof post>;

function issueOf(each: Post, tags: readonly string[], file: string, line: number): ImportedIssue {
  const picture = each.feature_image;
  const lead =
    (picture ?? '') === '' ? '' : `<p><img src="${picture?.replaceAll('"', '%22')}" alt=""></p>`;
  const slug = each.slug ?? undefined;
  return {
    at: `${file}:${line}`,
    key: each.id,
    title: each.title,
    date: importedDay(each.published_at ?? undefined),
    description: each.custom_excerpt ?? undefined,
    ...(slug === undefined ? {} : { slug, address: `__GHOST_URL__/${slug}` }),
    tags,
    heldBack:
      each.status === 'draft' || each.status === 'scheduled'
        ? 'draft'
        : each.visibility === 'public'
          ? undefined
          : 'paid',
    body: { form: 'html', text: lead + (each.html ?? ''), file, line },
  };
}

function reasonAgainst({ type, html }: Post): string | undefined {
  if (type === 'page') return 'a page, no issue';
  return (html ?? '').trim() === '' ? 'it has no text in HTML' : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lineOf(text: string, postId: string): number {
  return text.slice(0, Math.max(text.indexOf(`"${postId}"`), 0)).split('\n').length;
}

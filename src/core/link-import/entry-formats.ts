/** The exports of services that are JSON, each by the form of its entries. */
import { z } from 'zod';
import type { ExportFormat } from './exported-link.ts';
import { htmlText } from './html-text.ts';
import { entryFormat } from './read-entries.ts';

const listed = (json: unknown): readonly unknown[] | undefined =>
  Array.isArray(json) ? json : undefined;

/** https://pinboard.in/api/#posts_all, where the title is called a description. */
const pinboard = entryFormat({
  id: 'pinboard',
  title: 'Pinboard',
  entries: listed,
  schema: z.object({
    href: z.string(),
    description: z.string(),
    extended: z.string().default(''),
    time: z.string(),
    shared: z.string().default('yes'),
    tags: z.string().default(''),
  }),
  entry: ({ href, description, extended, time, shared, tags }) => ({
    url: href,
    title: description,
    added: time,
    tags: tags.split(' '),
    comment: htmlText(extended),
    isPrivate: shared === 'no',
  }),
});

/** `metadata_0_to_20.json` of the archive that Omnivore gave its users when it closed. */
const omnivore = entryFormat({
  id: 'omnivore',
  title: 'Omnivore',
  entries: listed,
  schema: z.object({
    slug: z.string(),
    title: z.string(),
    url: z.string(),
    author: z.string().nullish(),
    labels: z.array(z.string()).default([]),
    savedAt: z.string(),
    publishedAt: z.string().nullish(),
  }),
  entry: ({ url, title, author, labels, savedAt, publishedAt }) => ({
    url,
    title,
    author: author ?? undefined,
    tags: labels,
    added: savedAt,
    published: publishedAt ?? undefined,
  }),
});

/** https://docs.karakeep.app: notes and texts of one's own have no address. */
const karakeep = entryFormat({
  id: 'karakeep',
  title: 'Karakeep (Hoarder)',
  entries: (json) => z.object({ bookmarks: z.array(z.unknown()) }).safeParse(json).data?.bookmarks,
  schema: z.object({
    createdAt: z.number(),
    title: z.string().nullish(),
    tags: z.array(z.string()).default([]),
    content: z.object({ type: z.string(), url: z.string().optional() }).nullish(),
    note: z.string().nullish(),
  }),
  entry: ({ createdAt, title, tags, content, note }) => ({
    url: content?.url,
    title: title ?? '',
    added: createdAt,
    tags,
    comment: note ?? '',
  }),
});

export const entryFormats: readonly ExportFormat[] = [pinboard, omnivore, karakeep];

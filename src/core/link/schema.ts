/** A curated link as its file's frontmatter has it. */
import { z } from 'zod';
import { isoDate, line, tag, webAddress } from '../fields.ts';

export const linkKinds = [
  'article',
  'video',
  'talk',
  'paper',
  'book',
  'tool',
  'repo',
  'podcast',
  'thread',
  'other',
] as const;

export const linkStatuses = ['inbox', 'ready', 'used', 'skipped'] as const;

const named = z.strictObject({ name: line(120), url: webAddress.optional() });
const author = z.union([line(120), named]);

/** One author or several, with or without an address. */
export const authorsSchema = z.union([author, z.array(author).min(1).max(10)]);

export const linkSchema = z.strictObject({
  title: line(300),
  url: webAddress,
  author: authorsSchema.optional(),
  site: line(120).optional(),
  published: isoDate.optional(),
  /** When it was captured; the file's name begins with it. */
  added: isoDate,
  tags: z.array(tag).max(12).default([]),
  via: z.union([webAddress, named]).optional(),
  kind: z.enum(linkKinds).default('article'),
  /** Reading time. */
  minutes: z.int().positive().max(6000).optional(),
  lang: z.string().min(2).max(12).optional(),
  sponsor: z.boolean().default(false),
  status: z.enum(linkStatuses).default('inbox'),
  /** A snapshot, for when the page is gone. */
  archived: webAddress.optional(),
  check: z.strictObject({ at: isoDate, status: z.int(), moved: webAddress.optional() }).optional(),
  /** Addresses it had before. */
  aliases: z.array(webAddress).max(20).default([]),
});

export type LinkFrontmatter = z.output<typeof linkSchema>;
export type LinkKind = (typeof linkKinds)[number];

/** An issue's frontmatter, as its author writes it. */
import { z } from 'zod';
import { type FieldProblem, isoDate, line, tag, webAddress } from '../fields.ts';
import { isAlias } from './alias.ts';
import { authorsSchema, linkKinds } from '../link/schema.ts';

export const writingKinds = [
  'article',
  'talk',
  'workshop',
  'video',
  'podcast',
  'course',
  'book',
  'tool',
] as const;

const alias = z.string().refine(isAlias, {
  params: {
    diagnostic: 'field/bad-format',
    reason: 'is no path from the archive’s root such as /p/old-name',
  } satisfies FieldProblem,
});

const writingItem = z.strictObject({
  title: line(200),
  url: webAddress,
  kind: z.enum(writingKinds).default('article'),
  summary: line(500).optional(),
});

const buildingItem = z.strictObject({
  title: line(120),
  url: webAddress.optional(),
  version: line(40).optional(),
  summary: line(500).optional(),
});

const comment = z.string().trim().min(1).max(5000);
const source = z.strictObject({ title: line(300), url: webAddress });

/** The name of a file in `links/` without `.md`. */
const linkId = z.string().min(1).max(200);
const linkReference = z.strictObject({ link: linkId, comment: comment.optional() });
const inlineLink = z.strictObject({
  title: line(300),
  url: webAddress,
  author: authorsSchema.optional(),
  site: line(120).optional(),
  kind: z.enum(linkKinds).default('article'),
  minutes: z.int().positive().max(6000).optional(),
  tags: z.array(tag).max(12).default([]),
  comment: comment.optional(),
});
const inlineSources = z.strictObject({
  sources: z.array(source).min(2).max(6),
  comment: comment.optional(),
});

/** Of links that an issue recommends, and of those that it lists at its end. */
export const MOST_READING = 200;

const correction = z.strictObject({ date: isoDate, note: line(300) });

/** A link's id, a link with another comment, or a link written in place. */
const readingItem = z.union([linkId, linkReference, inlineLink, inlineSources]);

export const issueSchema = z.strictObject({
  title: line(120),
  /** When it is meant to go out; what was sent is in the ledger. */
  date: isoDate,
  /** One line for the archive, feeds and the inbox preview. */
  description: z.string().trim().min(20).max(200),
  /** Shown beside the month where it is given. */
  number: z.int().positive().max(100_000).optional(),
  /** The last part of the archive's address; the file's name when left out. */
  slug: tag.optional(),
  draft: z.boolean().default(false),
  /** Former addresses, from the archive's root, which lead here. */
  aliases: z.array(alias).max(20).default([]),
  /** The lowest tier that may read it; everybody when left out. */
  audience: tag.optional(),
  /** Of the key that opens it in the archive, where it is for patrons. */
  rev: z.int().positive().max(9999).default(1),
  tags: z.array(tag).max(12).default([]),
  writing: z.array(writingItem).max(50).default([]),
  building: z.array(buildingItem).max(50).default([]),
  reading: z.array(readingItem).max(MOST_READING).default([]),
  /** What was worth a look and got no comment: titles at the end of the issue. */
  alsoRead: z.array(linkId).max(MOST_READING).default([]),
  /** Whether those stand on a page of their own, to which the issue leads. */
  alsoReadPage: z.boolean().default(false),
  /** What was put right after it had been sent; the archive says so. */
  corrections: z.array(correction).max(20).default([]),
});

export type IssueFrontmatter = z.output<typeof issueSchema>;
export type WritingItem = z.output<typeof writingItem>;
export type BuildingItem = z.output<typeof buildingItem>;
export type Correction = z.output<typeof correction>;
export type ReadingItem = z.output<typeof readingItem>;

export const sectionNames = ['writing', 'building', 'reading'] as const;
export type SectionName = (typeof sectionNames)[number];

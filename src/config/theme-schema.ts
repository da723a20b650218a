/** The look of site and mail, as an author chooses it without touching the engine. */
import { z } from 'zod';
import { lowContrast } from '../core/edition/accent-contrast.ts';
import { isFontName, isFontStack } from '../core/edition/font-stack.ts';
import { DEFAULT_ACCENT, DEFAULT_MEASURE, DEFAULT_RADIUS } from '../core/edition/theme.ts';
import { hexColour, type FieldProblem } from '../core/fields.ts';
import type { componentFiles } from './component-names.ts';

/** By day an accent is the author's own, so it must be one that can be read. */
const accent = hexColour.superRefine((colour, context) => {
  const reason = /^#[0-9a-f]{6}$/i.test(colour) ? lowContrast(colour) : undefined;
  if (reason === undefined) return;
  const params: FieldProblem = { diagnostic: 'theme/low-contrast', reason };
  context.addIssue({ code: 'custom', params: { ...params } });
});

const fontStack = z.string().refine((text) => text.length <= 200 && isFontStack(text), {
  params: {
    diagnostic: 'field/bad-format',
    reason:
      'is no list of fonts without quotes that ends in serif, sans-serif or monospace, such as Literata, Georgia, serif',
  } satisfies FieldProblem,
});

const fontFace = z.strictObject({
  /** As in the lists above. */
  family: z.string().refine((text) => text.length <= 60 && isFontName(text), {
    params: {
      diagnostic: 'field/bad-format',
      reason: 'is no name of letters, digits, spaces and hyphens, such as Literata',
    } satisfies FieldProblem,
  }),
  /** In `public/`. */
  file: z
    .string()
    .refine((text) => /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\.(?:woff2?|ttf|otf)$/.test(text), {
      params: {
        diagnostic: 'field/bad-format',
        reason: 'is no file of a font in public/, such as /fonts/literata.woff2',
      } satisfies FieldProblem,
    }),
  /** One number, or two for a variable font. */
  weight: z
    .string()
    .refine((text) => /^[1-9]\d{0,2}(?: [1-9]\d{0,2})?$/.test(text), {
      params: {
        diagnostic: 'field/bad-format',
        reason: "is no weight such as '400', or '200 900' for a variable font",
      } satisfies FieldProblem,
    })
    .default('400'),
  style: z.enum(['normal', 'italic']).default('normal'),
});

const fonts = z.strictObject({
  /** For what is read. */
  text: fontStack.optional(),
  /** For labels, dates and buttons. */
  ui: fontStack.optional(),
  code: fontStack.optional(),
  /** That the site brings along, from files of its own. */
  faces: z.array(fontFace).max(12).default([]),
});

/** From the newsletter's folder, and in it. */
const ownFile = (ending: string) =>
  z.string().refine((text) => OWN_PATH.test(text) && text.endsWith(ending), {
    params: {
      diagnostic: 'field/bad-format',
      reason: `is no ${ending} file of the newsletter’s folder, written with forward slashes`,
    } satisfies FieldProblem,
  });
const OWN_PATH = /^(?:\.\/)?(?!\.)[^\\\0\n/]+(?:\/(?!\.)[^\\\0\n/]+)*$/;

const component = ownFile('.astro').optional();

const components = z.strictObject({
  TopLine: component,
  Masthead: component,
  Colophon: component,
  Subscribe: component,
  SupportCall: component,
  AuthorCard: component,
  ReadMore: component,
  Contents: component,
  Cover: component,
  IssueTable: component,
  /** Stands at the end of every page's head; the engine's own is empty. */
  Head: component,
} satisfies Record<keyof typeof componentFiles, typeof component>);

export const themeSchema = z.strictObject({
  accent: accent.default(DEFAULT_ACCENT),
  fonts: fonts.prefault({}),
  /** Characters a line. */
  measure: z.number().int().min(45).max(90).default(DEFAULT_MEASURE),
  /** Of corners, in pixels. */
  radius: z.number().int().min(0).max(16).default(DEFAULT_RADIUS),
  /** A style sheet that comes after the site's own. */
  css: ownFile('.css').optional(),
  /** Files that take the place of components of the site. */
  components: components.prefault({}),
});

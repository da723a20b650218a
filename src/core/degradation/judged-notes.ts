/** What the notes of caniemail mean for a mail; a note without a meaning here fails a test. */
import type { FeatureSlug } from '../mail-lint/caniemail.ts';
import { withoutFonts } from './watched-values.ts';

/** A declaration, an attribute, an element, an at-rule or a picture. */
export interface Part {
  readonly name: string;
  readonly value: string;
  /** The element that it belongs to; undefined in a style sheet. */
  readonly tagName: string | undefined;
}

/** The whole `style` attribute, or the whole style sheet, goes with the part. */
export const STRIPPED = 'stripped';

/** What is left of a part: all, something else, or nothing. */
export type Verdict = Part | undefined | typeof STRIPPED;

export interface JudgedNote {
  /** A passage of the note, in caniemail's words. */
  readonly says: string;
  /** Missing where the note takes nothing away that HTML could show, or nothing that mails have. */
  readonly judge?: (part: Part) => Verdict;
}

type Holds = (part: Part) => boolean;

const lostWhere =
  (holds: Holds) =>
  (part: Part): Verdict =>
    holds(part) ? undefined : part;
const strippedWhere =
  (holds: Holds) =>
  (part: Part): Verdict =>
    holds(part) ? STRIPPED : part;
const valueIs =
  (pattern: RegExp): Holds =>
  ({ value }) =>
    pattern.test(value);
const isOn =
  (...tagNames: string[]): Holds =>
  ({ tagName }) =>
    tagName !== undefined && tagNames.includes(tagName);
/** In a style sheet nobody knows; the part is kept. */
const isElsewhereThan =
  (...tagNames: string[]): Holds =>
  ({ tagName }) =>
    tagName !== undefined && !tagNames.includes(tagName);

const negative = valueIs(/(?:^|\s)-\.?\d/);
/** `rgb(0 128 0)`, with spaces where older clients want commas. */
const spaced = valueIs(/\brgba?\(\s*[\d.%]+\s+[\d.%]/i);
const screenQuery = /\b(?:print|speech|prefers-|orientation|hover|pointer|resolution)/;

/** In the order of the slugs; the first whose passage a note has is meant. */
export const judgedNotes: { readonly [slug in FeatureSlug]?: readonly JudgedNote[] } = {
  'css-at-media': [
    { says: 'Only supports `screen`', judge: lostWhere(valueIs(screenQuery)) },
    { says: 'height based media', judge: lostWhere(valueIs(/height\s*:/)) },
  ],
  'css-at-media-prefers-color-scheme': [{ says: 'is transformed into `@media ()`' }],
  'css-border': [
    { says: 'bigger than 8px', judge: (part) => ({ ...part, value: atMost8(part.value) }) },
    { says: 'Unreliable if used on a `<p>`', judge: lostWhere(isOn('p', 'div')) },
  ],
  'css-border-radius': [
    { says: 'Round corners can be used in VML' },
    { says: 'with the slash `/` notation', judge: lostWhere(valueIs(/\//)) },
  ],
  'css-display': [
    {
      says: 'not supported with non Google accounts',
      judge: lostWhere(valueIs(/flex|grid|flow|contents|initial|revert|unset/)),
    },
    { says: 'does not inherit to inner tables' },
    {
      says: 'Only supports `display:none`',
      judge: lostWhere((part) => !/^none\b/.test(part.value) || part.tagName === 'img'),
    },
    {
      says: '`inline-flex`, `inline-grid`, `inline flow`',
      judge: lostWhere(valueIs(/flow|inline-(?:flex|grid)|contents|revert/)),
    },
  ],
  'css-font-size': [{ says: '`rem` values', judge: lostWhere(valueIs(/\d\s*rem\b/i)) }],
  'css-font-weight': [
    {
      says: 'Only the following numeric values',
      judge: lostWhere(valueIs(/^\d+(?<!^[1-9]00)(?:\D|$)/)),
    },
    {
      says: 'set as normal font weight',
      judge: (part) => ({ ...part, value: part.value.replace(/^\d+/, boldOrNormal) }),
    },
  ],
  'css-height': [
    {
      says: 'Replaces `height` by `min-height`',
      judge: (part) => ({ ...part, name: 'min-height' }),
    },
    { says: 'Not supported on `<body>`', judge: lostWhere(isOn('body', 'span', 'div', 'p')) },
  ],
  'css-important': [
    { says: 'Only supported in lowercase', judge: lostWhere(valueIs(/!\s*(?!important)\w/)) },
    { says: 'Only supported inline when' },
    { says: 'with a space before', judge: lostWhere(valueIs(/\S!/)) },
    { says: 'Not supported inline', judge: lostWhere(({ tagName }) => tagName !== undefined) },
    { says: 'used with a `background-image`' },
  ],
  'css-letter-spacing': [{ says: 'Big negative values' }, { says: 'are smaller than' }],
  'css-line-height': [{ says: 'behave weirdly' }],
  'css-margin': [
    { says: 'Negative values', judge: lostWhere(negative) },
    { says: 'Not supported on `<span>` and `<body>`', judge: lostWhere(isOn('span', 'body')) },
    { says: 'is included inside the `margin`' },
    { says: '`auto` value', judge: lostWhere(valueIs(/\bauto\b/)) },
  ],
  'css-max-width': [
    { says: 'Only works on `<table>`', judge: lostWhere(isElsewhereThan('table')) },
  ],
  'css-modern-color': [
    {
      says: 'remove all inline styles',
      judge: (part) => (part.tagName === undefined ? undefined : STRIPPED),
    },
  ],
  'css-overflow': [{ says: '`overflow-block`' }, { says: 'Cannot scroll' }],
  'css-padding': [
    { says: 'Only supported on table cells', judge: lostWhere(isElsewhereThan('td', 'th')) },
    { says: 'adopting the biggest value' },
  ],
  'css-rgb': [
    { says: 'whole attribute is stripped', judge: strippedWhere(spaced) },
    { says: 'Whitespace syntax', judge: lostWhere(spaced) },
    { says: 'Alpha value', judge: lostWhere(valueIs(/\brgb\((?:[^),]*,){3}|\brgb\([^)]*\//i)) },
  ],
  'css-rgba': [
    { says: 'whole attribute is stripped', judge: strippedWhere(spaced) },
    { says: 'Whitespace syntax', judge: lostWhere(spaced) },
  ],
  'css-sytem-ui': [
    {
      says: 'Supports `system-ui` only',
      judge: (part) => ({ ...part, value: withoutFonts(part.value, /^ui-[a-z]+$/i) }),
    },
    { says: 'Depends on browser' },
  ],
  'css-text-align': [
    { says: 'values `start` and `end`', judge: lostWhere(valueIs(/^(?:start|end)\b/)) },
    { says: 'support the `match-parent`', judge: lostWhere(valueIs(/^match-parent\b/)) },
    { says: 'Support of the `match-parent` value depends' },
    { says: '`-webkit-match-parent`' },
  ],
  'css-text-decoration': [
    { says: 'multiple values', judge: lostWhere(valueIs(/^\S+\s+(?!!)\S/)) },
    { says: '`overline`', judge: lostWhere(valueIs(/\boverline\b/)) },
  ],
  'css-text-decoration-color': [{ says: 'proprietary `text-underline-color`' }],
  'css-text-indent': [{ says: 'Negative values', judge: lostWhere(negative) }],
  'css-text-transform': [{ says: '`lowercase`', judge: lostWhere(valueIs(/^lowercase\b/)) }],
  'css-variables': [{ says: 'but not the variable declaration' }],
  'css-width': [
    {
      says: 'Not supported on `<body>`',
      judge: lostWhere(isOn('body', 'span', 'div', 'p', 'img')),
    },
  ],
  'css-word-break': [{ says: 'Gmail adds `<wbr>`' }, { says: 'making it look like `break-all`' }],
  'html-abbr': [{ says: 'content are still kept' }],
  'html-body': [{ says: 'Replaced by a `<div>`', judge: (part) => ({ ...part, name: 'div' }) }],
  'html-dir': [{ says: 'Buggy on anchor' }],
  'html-height': [{ says: 'physical file' }, { says: '120 dpi' }],
  'html-lang': [{ says: 'Not supported on `<td>`', judge: lostWhere(isOn('td')) }],
  'html-lists': [
    { says: '`reversed`', judge: lostWhere(({ name }) => name === 'reversed') },
    { says: 'Setting the `value`' },
  ],
  'html-role': [
    { says: 'Only works on the `<table>`', judge: lostWhere(isElsewhereThan('table')) },
    { says: 'Not live tested' },
  ],
  'html-style': [
    { says: 'inside the `<body>`', judge: lostWhere(({ tagName }) => tagName === 'body') },
    // Counted over all sheets: degrade-sheets.ts.
    { says: 'is limited to' },
    { says: 'before their rules are used' },
  ],
  'html-width': [{ says: 'physical file' }, { says: '120 dpi' }],
  'image-avif': [{ says: 'Converts still AVIF' }, { says: 'depends on browser' }],
  'image-base64': [{ says: 'Base 64 gif', judge: lostWhere(valueIs(/^data:image\/gif/i)) }],
  'image-gif': [{ says: 'animated gif' }, { says: 'plays the animation' }],
  'image-webp': [
    { says: 'Converts file to jpg' },
    { says: 'support animation' },
    { says: 'depends on browser' },
  ],
};

function atMost8(value: string): string {
  return value.replace(/\b(\d+)px/g, (_, pixels: string) => `${Math.min(Number(pixels), 8)}px`);
}

function boldOrNormal(weight: string): string {
  return Number(weight) < 600 ? 'normal' : 'bold';
}

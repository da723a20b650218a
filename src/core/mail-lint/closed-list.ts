/** The closed list: everything that the HTML of a mail may be made of, each with its caniemail feature. */
import type { FeatureSlug, MailClient } from './caniemail.ts';

/** `feature` is missing where caniemail.com has no page; then `reason` says why it is used all the same. */
export interface ClosedEntry {
  readonly feature?: FeatureSlug;
  readonly reason?: string;
  /** Why the mail reads well in a client of `mustRead` that does not know it. */
  readonly fallback?: string;
}

export interface ClosedAttribute extends ClosedEntry {
  /** The elements that may have it; all of them where it is missing. */
  readonly on?: readonly string[];
}

/** Where every mail must read well; a feature that one of them lacks needs a fallback. */
export const mustRead = [
  'gmail-webmail',
  'gmail-ios',
  'gmail-android',
  'gmail-foreign',
  'yahoo-webmail',
  'yahoo-ios',
  'yahoo-android',
  'outlook-windows',
  'outlook-com',
  'outlook-macos',
  'apple-mail-macos',
  'apple-mail-ios',
] as const satisfies readonly MailClient[];

const known = (feature: FeatureSlug, fallback?: string): ClosedEntry =>
  fallback === undefined ? { feature } : { feature, fallback };
const unlisted = (reason: string): ClosedEntry => ({ reason });
const on = (entry: ClosedEntry, ...tagNames: string[]): ClosedAttribute => ({
  ...entry,
  on: tagNames,
});

const document = unlisted('Part of every HTML document.');
const old = unlisted('As old as HTML itself; no client is known to take it away.');
const outlookXml = unlisted('Read by classic Outlook alone, inside its conditional comment.');

export const elements: Readonly<Record<string, ClosedEntry>> = {
  html: document,
  head: document,
  meta: document,
  title: document,
  body: known('html-body', 'It becomes a div; the table inside has the same background.'),
  style: known('html-style', 'Everything that is needed by day stands inline.'),
  div: known('html-div'),
  table: known('html-table'),
  thead: known('html-table'),
  tbody: known('html-table'),
  tr: known('html-table'),
  td: known('html-table'),
  th: known('html-table'),
  p: known('html-p'),
  h1: known('html-h1-h6'),
  h2: known('html-h1-h6'),
  h3: known('html-h1-h6'),
  h4: known('html-h1-h6'),
  h5: known('html-h1-h6'),
  h6: known('html-h1-h6'),
  ul: known('html-lists'),
  ol: known('html-lists'),
  li: known('html-lists'),
  blockquote: known('html-blockquote'),
  pre: known('html-pre'),
  code: known('html-code'),
  span: known('html-span'),
  img: known('html-img'),
  strong: known('html-strong'),
  small: known('html-small'),
  del: known('html-del'),
  abbr: known('html-abbr', 'The letters stay; only the element goes.'),
  wbr: known('html-wbr', 'Stands in overlong words alone, which then are not broken.'),
  a: old,
  br: old,
  em: old,
  b: old,
  i: old,
  cite: old,
  var: old,
  sub: old,
  sup: old,
  xml: outlookXml,
  'o:officedocumentsettings': outlookXml,
  'o:pixelsperinch': outlookXml,
};

const ofItsElement = unlisted(
  'Without it its element says nothing; no client is known to lack it.',
);

export const attributes: Readonly<Record<string, ClosedAttribute>> = {
  class: unlisted('A hook for the style sheet; does nothing by itself.'),
  style: unlisted('Read by every client; what stands in it is listed by property.'),
  lang: known('html-lang'),
  dir: known('html-dir'),
  'xmlns:o': on(outlookXml, 'html'),
  charset: on(document, 'meta'),
  name: on(document, 'meta'),
  content: on(document, 'meta'),
  role: on(known('html-role'), 'div', 'table', 'span'),
  'aria-label': on(
    known('html-aria-label', 'The subject and the text itself say the same.'),
    'div',
    'span',
  ),
  'aria-roledescription': on(unlisted('Heard only; a reader who lacks it hears "article".'), 'div'),
  'aria-hidden': on(
    known('html-aria-hidden', 'A spacer without text is read out as nothing.'),
    'table',
  ),
  align: on(known('html-align'), 'table', 'td', 'th', 'pre'),
  valign: on(known('html-valign'), 'td', 'th'),
  width: on(known('html-width'), 'table', 'td', 'th', 'img'),
  height: on(known('html-height'), 'td', 'img'),
  border: on(old, 'table'),
  cellpadding: on(known('html-cellpadding'), 'table'),
  cellspacing: on(known('html-cellspacing'), 'table'),
  colspan: on(ofItsElement, 'td', 'th'),
  scope: on(unlisted('Heard only; the head of a column is set apart by its weight too.'), 'th'),
  href: on(ofItsElement, 'a'),
  clicktracking: on(unlisted('Read by SendGrid alone, which leaves the address as it is.'), 'a'),
  'data-pm-no-track': on(unlisted('Read by Postmark alone, which takes it out.'), 'a'),
  src: on(known('html-img'), 'img'),
  alt: on(known('html-img'), 'img'),
  start: on(known('html-lists'), 'ol'),
};

/** By the value of `name`, or `charset`. */
export const metas: Readonly<Record<string, ClosedEntry>> = {
  charset: document,
  viewport: unlisted('Read by phones; clients that draw on a page of their own ignore it.'),
  'color-scheme': known('html-meta-color-scheme', 'The mail stays as it is by day.'),
  'supported-color-schemes': known('html-meta-color-scheme', 'The mail stays as it is by day.'),
  'format-detection': unlisted('Read by iOS; elsewhere dates and numbers may become links.'),
};

/** Properties of a `style` attribute. */
export const inlineProperties = {
  'background-color': known('css-background-color'),
  border: known('css-border'),
  'border-bottom': known('css-border'),
  'border-left': known('css-border'),
  'border-radius': known('css-border-radius', 'The corners are square.'),
  'border-right': known('css-border'),
  'border-top': known('css-border'),
  color: unlisted('As old as CSS; caniemail lists ways to write colours, see `values`.'),
  display: known('css-display'),
  'font-family': unlisted('As old as CSS; a font that is not there is passed over.'),
  'font-size': known('css-font-size'),
  'font-style': unlisted('As old as CSS; no client is known to take it away.'),
  'font-weight': known('css-font-weight'),
  height: known('css-height', 'Only auto, for pictures: as a least height it says the same.'),
  'letter-spacing': known('css-letter-spacing'),
  'line-height': known('css-line-height'),
  'list-style-type': known('css-list-style-type'),
  margin: known('css-margin'),
  'max-height': known('css-max-height', 'Hides the preheader, with display and mso-hide.'),
  'max-width': known('css-max-width', 'A conditional table, or the attribute width, is as wide.'),
  'mso-hide': unlisted('Read by classic Outlook alone, which needs it to hide the preheader.'),
  overflow: known('css-overflow', 'Hides the preheader, with display and mso-hide.'),
  padding: known('css-padding'),
  'text-align': known('css-text-align'),
  'text-decoration': known(
    'css-text-decoration',
    'Links keep the client’s own underline; what is struck stands in a del.',
  ),
  'text-decoration-color': known(
    'css-text-decoration-color',
    'The underline has the colour of the text.',
  ),
  'text-indent': known('css-text-indent'),
  'text-transform': known('css-text-transform'),
  'vertical-align': known('css-vertical-align'),
  'white-space': known('css-white-space', 'Only in a pre, whose long lines then do not wrap.'),
  width: known('css-width'),
  'word-break': known('css-word-break', 'Overlong words are broken by wbr, or widen the column.'),
} as const satisfies Readonly<Record<string, ClosedEntry>>;

const onPaper = unlisted('Only for paper, where a browser or mail program prints.');

/** Properties in the style sheet, and in the one for classic Outlook. */
export const sheetProperties: Readonly<Record<string, ClosedEntry>> = {
  'color-scheme': known('css-color-scheme', 'The mail stays as it is by day.'),
  'supported-color-schemes': unlisted('The older name of color-scheme, for older Apple Mail.'),
  color: inlineProperties.color,
  'background-color': known('css-background-color'),
  'border-color': known('css-border'),
  'text-decoration-color': inlineProperties['text-decoration-color'],
  'padding-left': known('css-padding'),
  'padding-right': known('css-padding'),
  'font-size': known('css-font-size'),
  'font-family': inlineProperties['font-family'],
  display: known('css-display'),
  content: onPaper,
  'page-break-inside': onPaper,
  'mso-line-height-rule': unlisted('Read by classic Outlook alone, whose lines would overlap.'),
};

const DAY = 'The mail stays as it is by day.';
const WIDE = 'The mail keeps the margins and sizes that stand inline.';

/** What a media query may ask for. */
export const mediaConditions: Readonly<Record<string, ClosedEntry>> = {
  'prefers-color-scheme': known('css-at-media-prefers-color-scheme', DAY),
  'max-width': known('css-at-media', WIDE),
  print: known('css-at-media', 'The mail is printed as it is shown.'),
};

/** What selectors may be made of; `selectorParts` names them. */
export const selectors: Readonly<Record<string, ClosedEntry>> = {
  type: known('css-selector-type', DAY),
  class: known('css-selector-class', DAY),
  descendant: known('css-selector-descendant', 'Only for paper.'),
  grouping: known('css-selector-grouping', 'Only for paper.'),
  ':root': unlisted('Carries color-scheme alone, which has a fallback of its own.'),
  ':after': known('css-pseudo-element-after', 'Only for paper.'),
};

/** Units, functions and other marks in values; plain words, numbers and #hex colours need no entry. */
export const values: Readonly<Record<string, ClosedEntry>> = {
  px: known('css-unit-px'),
  '%': known('css-unit-percent'),
  em: known('css-unit-em'),
  '!important': known('css-important'),
  'attr()': onPaper,
  'system-ui': known('css-sytem-ui', 'Another font of the list is taken.'),
  'ui-monospace': known('css-sytem-ui', 'Another font of the list is taken.'),
};

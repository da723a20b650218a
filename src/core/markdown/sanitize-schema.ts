/** What HTML may come out of Markdown: GitHub's rules, a little tighter. */
import type { Options } from 'rehype-sanitize';
import { defaultSchema } from 'rehype-sanitize';
import { ALERT_PROPERTY, alertNames } from './alerts.ts';
import { CODE_TITLE_PROPERTY } from './code-titles.ts';

/** Marks where a placed node stands while the sanitiser looks at the tree. */
export const PLACE_PROPERTY = 'dataRoundupPlace';

const attributes = defaultSchema.attributes ?? {};

export const sanitizeSchema: Options = {
  ...defaultSchema,
  // Nothing is looked up by these ids in a script, and footnotes need theirs unchanged.
  clobber: [],
  clobberPrefix: '',
  protocols: {
    href: ['http', 'https', 'mailto'],
    cite: ['http', 'https'],
    src: ['http', 'https'],
    longDesc: ['http', 'https'],
  },
  // Removed with what they hold; of every other unknown element the text stays.
  strip: ['script', 'style', 'title', 'template', 'iframe', 'noscript', 'textarea'],
  tagNames: [...(defaultSchema.tagNames ?? []), 'abbr', 'mark', 'figure', 'figcaption'],
  attributes: {
    ...attributes,
    div: [...(attributes['div'] ?? []), PLACE_PROPERTY],
    abbr: ['title'],
    p: [...(attributes['p'] ?? []), CODE_TITLE_PROPERTY],
    blockquote: [...(attributes['blockquote'] ?? []), [ALERT_PROPERTY, ...alertNames]],
    '*': [...(attributes['*'] ?? []), 'lang', 'dir'],
  },
};

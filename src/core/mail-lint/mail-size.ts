/** What a mail weighs when it arrives: with a recipient's token, tracked links and an open pixel. */
import { UNSUBSCRIBE_TOKEN_TAG } from '../delivery/personal-parts.ts';
import type { LintedMail } from './linted-mail.ts';
import { attribute, type MailElement } from './mail-element.ts';
import { outermost } from './places.ts';

/** A token is 43 characters of base64url. */
const TOKEN_BYTES = 43;
/**
 * A tracked address as SendGrid writes it (`https://u0000000.ct.sendgrid.net/ls/click?upn=…`): the
 * recipient's part is always there, and the address itself in base64 with escapes.
 */
const TRACKED = { always: 320, perByte: 1.4 } as const;
/** `<img src="https://u0000000.ct.sendgrid.net/wf/open?upn=…" style="…">` */
const PIXEL_BYTES = 1000;

/** Gmail hides what comes after, the way to unsubscribe too. */
export const MAX_HTML_BYTES = 102 * 1024;
/** From here on there is little room left. */
export const WARN_SHARE = 0.8;

const utf8 = new TextEncoder();

export interface MailPart {
  /** In words, as `the table at line 40`. */
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
}

/** Of the whole HTML, in bytes. */
export function arrivingBytes(mail: LintedMail): number {
  return weigh(mail, 0, mail.message.html.length) + PIXEL_BYTES;
}

/** What the author wrote, the heaviest first; `most` of it. */
export function heaviestParts(mail: LintedMail, most: number): MailPart[] {
  return outermost(mail.edition.origins)
    .map(({ start, end, place }) => {
      const where =
        place.file === mail.issuePath ? `line ${place.line}` : `${place.file}:${place.line}`;
      return {
        name: `the ${kindOf(mail, start, end)} at ${where}`,
        at: start,
        bytes: weigh(mail, start, end),
      };
    })
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, most);
}

function weigh(mail: LintedMail, start: number, end: number): number {
  const text = mail.message.html.slice(start, end);
  const tokens = text.split(UNSUBSCRIBE_TOKEN_TAG).length - 1;
  const links = within(mail, start, end).filter(({ name }) => name === 'a');
  const grown = links.reduce((sum, { node }) => sum + growth(attribute(node, 'href') ?? ''), 0);
  const own = utf8.encode(text).length + tokens * (TOKEN_BYTES - UNSUBSCRIBE_TOKEN_TAG.length);
  return Math.ceil(own + grown);
}

/** Only addresses of the web are tracked. */
function growth(address: string): number {
  if (!/^https?:/i.test(address)) return 0;
  const bytes = utf8.encode(address).length;
  return TRACKED.always + (TRACKED.perByte - 1) * bytes;
}

function within(mail: LintedMail, start: number, end: number): readonly MailElement[] {
  return mail.elements.filter(({ at }) => at !== undefined && start <= at && at < end);
}

/** What Markdown calls it, told by what it was made into. */
function kindOf(mail: LintedMail, start: number, end: number): string {
  const inside = within(mail, start, end);
  if (inside[0]?.name === 'tr') return 'entry';
  const has = (...names: readonly string[]): boolean =>
    inside.some(({ name }) => names.includes(name));
  if (has('blockquote')) return 'quotation';
  if (has('th')) return 'table';
  if (has('pre')) return 'code';
  if (has('ul', 'ol')) return 'list';
  if (has('img')) return 'picture';
  return has('h2', 'h3', 'h4', 'h5', 'h6') ? 'heading' : 'paragraph';
}

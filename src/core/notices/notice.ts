/** A notice: a short mail to one person about their own subscription, with one link at most. */
import type { Theme } from '../edition/theme.ts';
import { spaced, underlined } from '../edition/text/lines.ts';
import { WIDTH, wrap } from '../edition/text/wrap.ts';
import { noticeHtml } from './notice-html.ts';

export interface Notice {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface NoticeFacts {
  readonly title: string;
  /** A BCP 47 tag: the newsletter's. */
  readonly language: string;
  /** CAN-SPAM asks for it in every mail. */
  readonly postalAddress: string;
  readonly theme: Theme;
}

export interface NoticeWords {
  /** Heads the mail, too. */
  readonly subject: string;
  /** What inboxes show beside the subject. */
  readonly preheader: string;
  readonly parts: readonly NoticePart[];
}

/** A paragraph, or an address to follow, which may hold a token. */
export type NoticePart = string | NoticeLink;

export interface NoticeLink {
  readonly link: string;
  /** What the link does. */
  readonly words: string;
}

export function noticeOf(words: NoticeWords, facts: NoticeFacts): Notice {
  const { subject } = words;
  return { subject, text: noticeText(words, facts), html: noticeHtml(words, facts) };
}

/** Lines have 72 columns where words allow it; an address stands on a line of its own. */
function noticeText({ subject, parts }: NoticeWords, facts: NoticeFacts): string {
  const lines = spaced([
    wrap(facts.title, WIDTH),
    underlined(wrap(subject, WIDTH), '='),
    ...parts.map((part) =>
      typeof part === 'string'
        ? wrap(part, WIDTH)
        : [...wrap(`${part.words}:`, WIDTH), ...wrap(part.link, WIDTH)],
    ),
    ['='.repeat(WIDTH)],
    wrap(facts.postalAddress, WIDTH),
  ]);
  return `${lines.join('\n')}\n`;
}

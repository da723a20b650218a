/** The mail that lets a patron log in, to read the extras in the archive. */
import { LOGIN_MINUTES } from '../patrons/access.ts';
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** `link` holds the token. */
export function loginNotice(link: string, facts: NoticeFacts): Notice {
  return noticeOf(
    {
      subject: `Log in to ${facts.title}`,
      preheader: `Open the link and press the button there; it works for ${LOGIN_MINUTES} minutes.`,
      parts: [
        `Somebody, we hope you, asked to read ${facts.title} as a patron. Open the link in the browser that you read in, and press the button on the page that it leads to:`,
        { link, words: 'Open and log in' },
        `The link works once, for ${LOGIN_MINUTES} minutes. Do not pass it on: whoever opens it reads as you. If it was not you, do nothing: without the button there, nobody is logged in.`,
      ],
    },
    facts,
  );
}

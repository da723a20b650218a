/** The mail that lets a patron log in, to read the extras in the archive. */
import { LOGIN_MINUTES } from '../patrons/access.ts';
import { textsOf } from '../texts/texts.ts';
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** `link` holds the token. */
export function loginNotice(link: string, facts: NoticeFacts): Notice {
  const words = textsOf(facts.language).notices.login;
  return noticeOf(
    {
      subject: words.subject(facts.title),
      preheader: words.preheader(LOGIN_MINUTES),
      parts: [
        words.asked(facts.title),
        { link, words: words.open },
        words.otherwise(LOGIN_MINUTES),
      ],
    },
    facts,
  );
}

/** The mails about a change of address: a question to the new one, and word to the former one. */
import { textsOf } from '../texts/texts.ts';
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** How long the question to the new address can be answered. */
export const MOVE_DAYS = 2;

export function newAddressNotice(link: string, facts: NoticeFacts): Notice {
  const words = textsOf(facts.language).notices.newAddress;
  return noticeOf(
    {
      subject: words.subject(facts.title),
      preheader: words.preheader(MOVE_DAYS),
      parts: [words.asked(facts.title), { link, words: words.open }, words.otherwise(MOVE_DAYS)],
    },
    facts,
  );
}

/** Does not say which the new address is: whoever reads this may be somebody else by now. */
export function formerAddressNotice(facts: NoticeFacts & { readonly replyTo: string }): Notice {
  const words = textsOf(facts.language).notices.formerAddress;
  return noticeOf(
    {
      subject: words.subject(facts.title),
      preheader: words.preheader,
      parts: [words.moved(facts.title), words.otherwise(facts.replyTo)],
    },
    facts,
  );
}

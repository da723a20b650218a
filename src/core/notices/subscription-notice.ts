/** The mail that asks a person to confirm a subscription. */
import { textsOf } from '../texts/texts.ts';
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** How long a confirmation link works. */
export const CONFIRMATION_DAYS = 7;
/** Names these words and those of the form in the proof of consent; renamed when they change. */
export const CONSENT_WORDING = '2026-11';

/** `link` holds the token. Nothing that the form was given stands here: strangers fill it in. */
export function subscriptionNotice(link: string, facts: NoticeFacts): Notice {
  const words = textsOf(facts.language).notices.subscription;
  return noticeOf(
    {
      subject: words.subject(facts.title),
      preheader: words.preheader(CONFIRMATION_DAYS),
      parts: [
        words.asked(facts.title),
        { link, words: words.open },
        words.otherwise(CONFIRMATION_DAYS),
      ],
    },
    facts,
  );
}

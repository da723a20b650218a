/** The mail that asks a person to confirm a subscription. */
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** How long a confirmation link works. */
export const CONFIRMATION_DAYS = 7;
/** Names these words and those of the form in the proof of consent; renamed when they change. */
export const CONSENT_WORDING = '2026-11';

/** `link` holds the token. Nothing that the form was given stands here: strangers fill it in. */
export function subscriptionNotice(link: string, facts: NoticeFacts): Notice {
  return noticeOf(
    {
      subject: `Do you want to get ${facts.title}?`,
      preheader: `Open the link and press the button there; it works for ${CONFIRMATION_DAYS} days.`,
      parts: [
        `Somebody, we hope you, asked to get ${facts.title} at this address. Open the link, and press the button on the page that it leads to:`,
        { link, words: 'Open and subscribe' },
        `The link works for ${CONFIRMATION_DAYS} days. If it was not you, do nothing: without the button there, nothing will be sent to you.`,
      ],
    },
    facts,
  );
}

/** The mail that asks a person to confirm a subscription. */
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** How long a confirmation link works. */
export const CONFIRMATION_DAYS = 7;
/** Names these words and those of the form in the proof of consent; renamed when they change. */
export const CONSENT_WORDING = '2026-11';

/** `link` holds the token. Nothing that the form was given stands here: strangers fill it in. */
export function subscriptionNotice(link: string, facts: NoticeFacts): Notice {
  return noticeOf(
    `Do you want to get ${facts.title}?`,
    [
      `Somebody, we hope you, asked to get ${facts.title} at this address. Open this link and press the button there to subscribe:`,
      { link },
      `The link works for ${CONFIRMATION_DAYS} days. If it was not you, do nothing: without that button, nothing will be sent to you.`,
    ],
    facts,
  );
}

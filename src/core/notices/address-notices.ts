/** The mails about a change of address: a question to the new one, and word to the former one. */
import { type Notice, type NoticeFacts, noticeOf } from './notice.ts';

/** How long the question to the new address can be answered. */
export const MOVE_DAYS = 2;

export function newAddressNotice(link: string, facts: NoticeFacts): Notice {
  return noticeOf(
    {
      subject: `Shall ${facts.title} come to this address?`,
      preheader: `Open the link and press the button there; it works for ${MOVE_DAYS} days.`,
      parts: [
        `Somebody, we hope you, asked to get ${facts.title} at this address from now on, in place of another. Open the link, and press the button on the page that it leads to:`,
        { link, words: 'Open and confirm' },
        `The link works for ${MOVE_DAYS} days. If it was not you, do nothing, and nothing will be sent to you.`,
      ],
    },
    facts,
  );
}

/** Does not say which the new address is: whoever reads this may be somebody else by now. */
export function formerAddressNotice(facts: NoticeFacts & { readonly replyTo: string }): Notice {
  return noticeOf(
    {
      subject: `${facts.title} goes to another address now`,
      preheader: 'Nothing more comes to this one.',
      parts: [
        `You asked to get ${facts.title} at another address, and have confirmed it there. Nothing more comes to this one.`,
        `If it was not you, write to ${facts.replyTo}.`,
      ],
    },
    facts,
  );
}

/** The pages that the links in mails lead to: a question, and what came of the answer. */
import type { ConfirmationPurpose } from '../core/audience/confirmation.ts';
import { MOVE_DAYS } from '../core/notices/address-notices.ts';
import { CONFIRMATION_DAYS } from '../core/notices/subscription-notice.ts';
import type { ConfirmOutcome } from '../workflows/confirm.ts';
import type { Page } from './page.ts';

export function askPage(kind: ConfirmationPurpose['kind'] | undefined, title: string): Page {
  if (kind === 'subscription') {
    return {
      status: 200,
      heading: `Subscribe to ${title}?`,
      sentences: ['Press the button, and issues come to the address that this link was mailed to.'],
      button: 'Subscribe',
    };
  }
  if (kind === 'address') {
    return {
      status: 200,
      heading: `Get ${title} at this address?`,
      sentences: [
        'Press the button, and issues come to the address that this link was mailed to, in place of the former one.',
      ],
      button: 'Use this address',
    };
  }
  return expiredPage;
}

export function outcomePage(outcome: ConfirmOutcome, title: string): Page {
  if (outcome.state === 'bad-token') return expiredPage;
  if (outcome.state === 'refused') return refusedPage(title);
  return outcome.purpose === 'subscription' ? subscribedPage(title) : movedPage(title);
}

function subscribedPage(title: string): Page {
  return {
    status: 200,
    heading: 'You are subscribed',
    sentences: [
      `${title} comes to you by mail from now on, and each issue carries a link to leave.`,
      'Until the next one, the archive has all that came before.',
    ],
  };
}

function movedPage(title: string): Page {
  return {
    status: 200,
    heading: 'Your address is changed',
    sentences: [`${title} comes to this address from now on. We tell the former one so.`],
  };
}

const expiredPage: Page = {
  status: 404,
  heading: 'This link has expired or is not complete',
  sentences: [
    `Nothing was changed. A link works for ${CONFIRMATION_DAYS} days, one that changes an address for ${MOVE_DAYS}; copy it whole from the newest mail, or ask for another with the form in the archive.`,
  ],
};

/** Whoever left after asking is not brought back by an old mail. */
function refusedPage(title: string): Page {
  return {
    status: 200,
    heading: 'This address is not subscribed',
    sentences: [
      `It has left ${title} since this link was mailed, or mail to it came back. Nothing was changed.`,
    ],
  };
}

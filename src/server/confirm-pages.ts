/** The pages that the links in mails lead to: a question, and what came of the answer. */
import type { ConfirmationPurpose } from '../core/audience/confirmation.ts';
import { MOVE_DAYS } from '../core/notices/address-notices.ts';
import { CONFIRMATION_DAYS } from '../core/notices/subscription-notice.ts';
import type { ConfirmOutcome } from '../workflows/confirm.ts';
import type { PageWriter } from './page.ts';

export function askPage(kind: ConfirmationPurpose['kind'] | undefined, title: string): PageWriter {
  if (kind === 'subscription') {
    return ({ confirm, subscribe }) => ({
      status: 200,
      heading: confirm.subscribe(title),
      sentences: [confirm.subscribeHelp],
      button: subscribe.subscribe,
    });
  }
  if (kind === 'address') {
    return ({ confirm }) => ({
      status: 200,
      heading: confirm.atThisAddress(title),
      sentences: [confirm.atThisAddressHelp],
      button: confirm.useThisAddress,
    });
  }
  return expiredPage;
}

export function outcomePage(outcome: ConfirmOutcome, title: string): PageWriter {
  if (outcome.state === 'bad-token') return expiredPage;
  if (outcome.state === 'refused') return refusedPage(title);
  return outcome.purpose === 'subscription' ? subscribedPage(title) : movedPage(title);
}

function subscribedPage(title: string): PageWriter {
  return ({ confirm }) => ({
    status: 200,
    heading: confirm.subscribed,
    sentences: [confirm.comesNow(title), confirm.untilThen],
  });
}

function movedPage(title: string): PageWriter {
  return ({ confirm }) => ({
    status: 200,
    heading: confirm.moved,
    sentences: [confirm.movedHelp(title)],
  });
}

const expiredPage: PageWriter = ({ confirm }) => ({
  status: 404,
  heading: confirm.expired,
  sentences: [confirm.expiredHelp(CONFIRMATION_DAYS, MOVE_DAYS)],
});

/** Whoever left after asking is not brought back by an old mail. */
function refusedPage(title: string): PageWriter {
  return ({ confirm }) => ({
    status: 200,
    heading: confirm.refused,
    sentences: [confirm.refusedHelp(title)],
  });
}

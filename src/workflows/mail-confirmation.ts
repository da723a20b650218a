/** Sends confirmation mails through the transport that issues go through. */
import { confirmationMessage } from '../core/audience/confirmation-message.ts';
import { PUBLIC_TIER } from '../core/audience/tier.ts';
import type { MessageFacts } from '../core/delivery/message.ts';
import { Failure } from '../core/failure.ts';
import type { Clock, ConfirmationMailer, Transport, UnsubscribeTokens } from '../ports.ts';

export interface ConfirmationFacts {
  readonly title: string;
  readonly postalAddress: string;
  /** Where the server is reached, without a slash at its end. */
  readonly serverUrl: string;
  readonly message: MessageFacts;
}

/** What the outbox and the provider call these mails; no issue has this id. */
const CONFIRMATION_ID = 'confirmation';

export function createConfirmationMailer(
  ports: {
    readonly transport: Transport;
    readonly tokens: UnsubscribeTokens;
    readonly clock: Clock;
  },
  facts: ConfirmationFacts,
): ConfirmationMailer {
  return {
    async send({ subscriberId, address, token }) {
      const at = ports.clock.now();
      const confirmUrl = `${facts.serverUrl}/confirm/${token}`;
      const outcome = await ports.transport.submit({
        issueId: CONFIRMATION_ID,
        runId: `${CONFIRMATION_ID}-${subscriberId}-${at.getTime()}`,
        batchNo: 1,
        attempt: 1,
        tier: PUBLIC_TIER,
        at,
        message: {
          ...facts.message,
          ...confirmationMessage({ ...facts, confirmUrl }),
          nameFallbacks: [],
        },
        recipients: [
          {
            subscriberId,
            address: address.spelling,
            unsubscribeToken: ports.tokens.issue(subscriberId),
            name: undefined,
          },
        ],
      });
      // `unknown` may well have arrived, so its link must stay good.
      if (outcome.state !== 'rejected') return;
      throw new Failure(
        'unavailable',
        'confirmation-rejected',
        `${ports.transport.name} refused a confirmation mail: ${outcome.reason}.`,
        'Mend what it names; the reader can ask again at once.',
      );
    },
  };
}

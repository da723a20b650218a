/** Mails one person on their own, through the transport that issues go through. */
import { PUBLIC_TIER } from '../core/audience/tier.ts';
import type { Message, MessageFacts, SubmitOutcome } from '../core/delivery/message.ts';
import type { Clock } from '../ports/clock.ts';
import type { UnsubscribeTokens } from '../ports/tokens.ts';
import type { Transport } from '../ports/transport.ts';

export interface MailOnePorts {
  readonly transport: Transport;
  readonly tokens: UnsubscribeTokens;
  readonly clock: Clock;
}

export interface MailToOne {
  /** What the outbox and the provider call the mail; issues have other ids. */
  readonly id: string;
  readonly subscriberId: string;
  /** The spelling to send to. */
  readonly address: string;
  readonly content: Pick<Message, 'subject' | 'html' | 'text' | 'nameFallbacks'>;
}

/** Of this id no issue can be. */
export const NOTICE_ID = 'notice';

export async function mailOne(
  { transport, tokens, clock }: MailOnePorts,
  facts: MessageFacts,
  { id, subscriberId, address, content }: MailToOne,
): Promise<SubmitOutcome> {
  const at = clock.now();
  return transport.submit({
    issueId: id,
    runId: `${id}-${subscriberId}-${at.getTime()}`,
    batchNo: 1,
    attempt: 1,
    tier: PUBLIC_TIER,
    at,
    message: { ...facts, ...content },
    recipients: [
      { subscriberId, address, unsubscribeToken: tokens.issue(subscriberId), name: undefined },
    ],
  });
}

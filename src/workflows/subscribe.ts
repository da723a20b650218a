/** Asking to subscribe: a mail goes out that asks the address's owner to confirm. */
import { parseAddress } from '../core/audience/address.ts';
import { CONFIRMATION_DAYS } from '../core/audience/confirmation-message.ts';
import type {
  Clock,
  ConfirmationMailer,
  ConfirmationStore,
  ConfirmationTokens,
  SubscriberStore,
} from '../ports.ts';

export interface SubscribePorts {
  readonly subscribers: SubscriberStore;
  readonly confirmations: ConfirmationStore;
  readonly confirmationTokens: ConfirmationTokens;
  readonly confirmationMailer: ConfirmationMailer;
  readonly clock: Clock;
}

/** `mail` is what remains to be done, so that the answer need not wait for a provider. */
export type SubscribeOutcome =
  | { readonly state: 'malformed' }
  | { readonly state: 'asked'; readonly mail: (() => Promise<void>) | undefined };

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** A flood of made-up addresses must not become a flood of mail. */
const MAX_MAILS_AN_HOUR = 200;

/**
 * Whoever asks learns only whether the address is well formed. At most one mail a day goes to an
 * address, and none to one that is active, suppressed or has left.
 */
export async function subscribe(
  ports: SubscribePorts,
  request: { readonly address: string; readonly source: string },
): Promise<SubscribeOutcome> {
  const address = parseAddress(request.address);
  if (typeof address === 'string') return { state: 'malformed' };
  const at = ports.clock.now();
  const [outcome] = await ports.subscribers.add(
    [{ address, name: undefined, tags: [] }],
    { at, action: 'subscribed', source: request.source },
    'pending',
  );
  const nobody: SubscribeOutcome = { state: 'asked', mail: undefined };
  if (outcome === 'suppressed') return nobody;
  const subscriber = await ports.subscribers.findByAddress(address.key);
  if (subscriber?.state !== 'pending') return nobody;
  const { token, hash } = ports.confirmationTokens.create();
  const opened = await ports.confirmations.open(
    {
      subscriberId: subscriber.id,
      tokenHash: hash,
      at,
      expiresAt: new Date(at.getTime() + CONFIRMATION_DAYS * DAY_MS),
    },
    {
      quietSince: new Date(at.getTime() - DAY_MS),
      inAll: { since: new Date(at.getTime() - HOUR_MS), count: MAX_MAILS_AN_HOUR },
    },
  );
  if (opened === 'limited') return nobody;
  // The spelling asked for first stays the one that mail goes to.
  const mail = { subscriberId: subscriber.id, address: subscriber.address, token };
  return { state: 'asked', mail: () => sendOrWithdraw(ports, mail, hash) };
}

/** A mail that never left must not keep its reader waiting for a day. */
async function sendOrWithdraw(
  ports: SubscribePorts,
  mail: Parameters<ConfirmationMailer['send']>[0],
  tokenHash: string,
): Promise<void> {
  try {
    await ports.confirmationMailer.send(mail);
  } catch (error) {
    await ports.confirmations.withdraw(tokenHash);
    throw error;
  }
}

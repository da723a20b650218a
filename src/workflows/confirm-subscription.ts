/** Confirming a subscription by the token that was mailed to its address. */
import type { Clock, ConfirmationStore, ConfirmationTokens, SubscriberStore } from '../ports.ts';

export interface ConfirmPorts {
  readonly subscribers: SubscriberStore;
  readonly confirmations: ConfirmationStore;
  readonly confirmationTokens: ConfirmationTokens;
  readonly clock: Clock;
}

/** Whether a token could still confirm; changes nothing, so that a scanner's visit burns nothing. */
export async function isConfirmationOpen(ports: ConfirmPorts, token: string): Promise<boolean> {
  return (await findSubscriber(ports, token)) !== undefined;
}

/**
 * Idempotent until the token expires. `refused` means that the person has left since, or cannot
 * get mail: an old link brings nobody back.
 */
export async function confirmSubscription(
  ports: ConfirmPorts,
  request: { readonly token: string },
): Promise<'confirmed' | 'already' | 'refused' | 'bad-token'> {
  const subscriberId = await findSubscriber(ports, request.token);
  if (subscriberId === undefined) return 'bad-token';
  return ports.subscribers.confirm(subscriberId, {
    at: ports.clock.now(),
    action: 'confirmed',
    source: 'page',
  });
}

async function findSubscriber(ports: ConfirmPorts, token: string): Promise<string | undefined> {
  const hash = ports.confirmationTokens.hash(token);
  return hash === undefined ? undefined : ports.confirmations.find(hash, ports.clock.now());
}

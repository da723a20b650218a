/** Leaving by the address that every mail carries: the token alone is the authority. */
import type { Clock } from '../ports/clock.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import type { UnsubscribeTokens } from '../ports/tokens.ts';

/**
 * Idempotent. A true token whose subscriber is gone is `done` as well: nobody is left to mail, and
 * the answer tells nothing about who is known.
 */
export async function unsubscribe(
  ports: {
    readonly subscribers: Pick<SubscriberStore, 'end'>;
    readonly tokens: UnsubscribeTokens;
    readonly clock: Clock;
  },
  request: { readonly token: string; readonly source: 'one-click' | 'page' },
): Promise<'done' | 'bad-token'> {
  const subscriberId = ports.tokens.verify(request.token);
  if (subscriberId === undefined) return 'bad-token';
  await ports.subscribers.end(subscriberId, 'unsubscribed', {
    at: ports.clock.now(),
    action: 'unsubscribed',
    source: request.source,
  });
  return 'done';
}

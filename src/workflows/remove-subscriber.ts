/** Removing one subscriber by the author's hand, for good: no import brings them back. */
import type { Clock } from '../ports/clock.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import { requireAddress } from './add-subscriber.ts';

/** `already` when they had left before; `unknown` when no subscriber has the address. */
export async function removeSubscriber(
  ports: { readonly subscribers: SubscriberStore; readonly clock: Clock },
  request: { readonly address: string },
): Promise<'ended' | 'already' | 'unknown'> {
  const address = requireAddress(request.address);
  const subscriber = await ports.subscribers.findByAddress(address.key);
  if (subscriber === undefined) return 'unknown';
  return ports.subscribers.end(subscriber.id, 'removed', {
    at: ports.clock.now(),
    action: 'removed',
    source: 'cli',
  });
}

/** Listing subscribers, with the counts of all states. */
import type { Subscriber, SubscriberState } from '../core/audience/subscriber.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';

export interface SubscriberList {
  /** Of the whole store, whatever the filter; reads all of it, so it is asked for last. */
  readonly counts: () => Promise<Readonly<Record<SubscriberState, number>>>;
  /** Streams; read it once. */
  readonly subscribers: AsyncIterable<Subscriber>;
}

export function listSubscribers(
  ports: { readonly subscribers: SubscriberStore },
  filter: {
    readonly state?: SubscriberState | undefined;
    readonly tag?: string | undefined;
    readonly limit?: number | undefined;
  },
): SubscriberList {
  return {
    counts: () => ports.subscribers.countByState(),
    subscribers: ports.subscribers.list(filter),
  };
}

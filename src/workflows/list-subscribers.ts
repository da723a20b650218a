/** Listing subscribers, with the counts of all states. */
import type { Subscriber, SubscriberState } from '../core/audience/subscriber.ts';
import type { SubscriberStore } from '../ports.ts';

export interface SubscriberList {
  /** Of the whole store, whatever the filter. */
  readonly counts: Readonly<Record<SubscriberState, number>>;
  /** Streams; read it once. */
  readonly subscribers: AsyncIterable<Subscriber>;
}

export async function listSubscribers(
  ports: { readonly subscribers: SubscriberStore },
  filter: {
    readonly state?: SubscriberState | undefined;
    readonly tag?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<SubscriberList> {
  return {
    counts: await ports.subscribers.countByState(),
    subscribers: ports.subscribers.list(filter),
  };
}

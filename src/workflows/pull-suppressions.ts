/** Whom the provider mails no longer, brought into the store before a publication. */
import { parseAddress } from '../core/audience/address.ts';
import type { AddressEnd, ProviderSuppression } from '../core/audience/provider-suppression.ts';
import { Failure } from '../core/failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import type { Transport } from '../ports/transport.ts';

export interface PullSuppressionsPorts {
  readonly transport: Transport;
  readonly subscribers: Pick<SubscriberStore, 'endByAddress'>;
  readonly clock: Clock;
}

export interface PulledSuppressions {
  /** All that the provider's lists hold, of people we know or not. */
  readonly read: number;
  /** Subscriptions that ended because of them. */
  readonly ended: Readonly<Record<ProviderSuppression['reason'], number>>;
}

/** One question and one transaction each. */
const ADDRESSES_AT_ONCE = 500;

/**
 * Nobody is added, and whoever confirmed here after a suppression stays. undefined where the
 * provider has no such lists. Throws `suppressions-unavailable` when it does not tell: what was
 * read until then has counted.
 */
export async function pullSuppressions(
  ports: PullSuppressionsPorts,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (read: number) => void } = {},
): Promise<PulledSuppressions | undefined> {
  const { transport, subscribers } = ports;
  if (transport.suppressed === undefined) return undefined;
  const now = ports.clock.now();
  const ended = { bounced: 0, complained: 0, unsubscribed: 0 };
  let waiting: AddressEnd[] = [];
  let read = 0;
  const end = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const news = await subscribers.endByAddress(waiting, transport.name);
    for (const { reason } of news) ended[reason] += 1;
    waiting = [];
    onProgress?.(read);
  };
  try {
    for await (const { address, reason, at } of transport.suppressed()) {
      read += 1;
      const parsed = parseAddress(address);
      // What is no address to us is no subscriber's.
      if (typeof parsed === 'string') continue;
      waiting.push({ addressKey: parsed.key, reason, at: at < now ? at : now });
      if (waiting.length === ADDRESSES_AT_ONCE) await end();
      if (signal?.aborted === true) break;
    }
  } catch (error) {
    throw error instanceof Failure && error.id === 'suppressions-unavailable'
      ? withWayOut(error)
      : error;
  }
  await end();
  return { read, ended };
}

/** To mail in spite of it is a decision for a person. */
function withWayOut({ message, remedy }: Failure): Failure {
  return new Failure(
    'unavailable',
    'suppressions-unavailable',
    `${message} Nothing was sent.`,
    `${remedy} To send without them: --skip-suppressions`,
  );
}

/** Showing all that is stored about one person, for whoever asks what is known of them. */
import type { Address } from '../core/audience/address.ts';
import type { SubscriberRecord } from '../core/audience/subscriber-record.ts';
import type { SubscriberRecords } from '../ports/subscribers.ts';
import { requireAddress } from './add-subscriber.ts';

/** `record` is undefined when nothing is stored. */
export async function showSubscriber(
  ports: { readonly records: Pick<SubscriberRecords, 'find'> },
  request: { readonly address: string },
): Promise<{ readonly address: Address; readonly record: SubscriberRecord | undefined }> {
  const address = requireAddress(request.address);
  return { address, record: await ports.records.find(address) };
}

/** Erasing what is stored about one person, once their address is typed again. */
import { parseAddress, type Address } from '../core/audience/address.ts';
import type { Erasure } from '../core/audience/subscriber-record.ts';
import { Failure } from '../core/failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { SubscriberRecords } from '../ports/subscribers.ts';
import { requireAddress } from './add-subscriber.ts';

/** The address, given again; or a question whose answer is the address that the person typed. */
export type ErasureConfirmation = string | (() => Promise<string | undefined>);

/**
 * What remains leads to nobody, but keeps every import from bringing them back. `unknown` when
 * nothing was stored. Throws `erasure-not-confirmed`, and changes nothing, for another address.
 */
export async function eraseSubscriber(
  ports: { readonly records: Pick<SubscriberRecords, 'find' | 'erase'>; readonly clock: Clock },
  request: { readonly address: string; readonly confirm: ErasureConfirmation },
): Promise<Erasure> {
  const address = requireAddress(request.address);
  if ((await ports.records.find(address)) === undefined) return 'unknown';
  const { confirm } = request;
  const again = typeof confirm === 'string' ? confirm : await confirm();
  if (!isSame(address, again)) {
    throw new Failure(
      'not-confirmed',
      'erasure-not-confirmed',
      'Nothing was erased: the address was not confirmed.',
      'Give the same address after --confirm, or type it when you are asked.',
    );
  }
  const consent = { at: ports.clock.now(), action: 'erased', source: 'cli' } as const;
  return ports.records.erase(address, consent);
}

function isSame(address: Address, again: string | undefined): boolean {
  const parsed = parseAddress(again ?? '');
  return typeof parsed !== 'string' && parsed.key === address.key;
}

/** Asking to subscribe: what the form says is put on disk, and everything else happens later. */
import { parseAddress, type Address } from '../core/audience/address.ts';
import { isName } from '../core/audience/name.ts';
import { CONSENT_WORDING } from '../core/notices/subscription-notice.ts';
import type { Clock } from '../ports/clock.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Sealer } from '../ports/tokens.ts';

export interface SubscriptionForm {
  readonly address: Address;
  readonly name: string | undefined;
}

export function readSubscriptionForm(filledIn: {
  readonly address: string;
  readonly name: string;
}): SubscriptionForm | 'malformed-address' | 'malformed-name' {
  const address = parseAddress(filledIn.address);
  if (typeof address === 'string') return 'malformed-address';
  const name = filledIn.name.trim().normalize('NFC');
  if (!isName(name)) return 'malformed-name';
  return { address, name: name === '' ? undefined : name };
}

/**
 * Does the same for everybody, known or not, so that neither the answer nor its time tells anything
 * about an address. On disk when it resolves. `connection` is an IP address, of which a keyed hash
 * is kept.
 */
export async function requestSubscription(
  ports: { readonly inbox: Pick<Inbox, 'append'>; readonly sealer: Sealer; readonly clock: Clock },
  form: SubscriptionForm & { readonly connection: string },
): Promise<void> {
  await ports.inbox.append([
    {
      kind: 'subscription',
      address: form.address,
      ...(form.name === undefined ? {} : { name: form.name }),
      source: 'form',
      wording: CONSENT_WORDING,
      ipHash: ports.sealer.seal('connection', form.connection),
      at: ports.clock.now().getTime(),
    },
  ]);
}

/** Adding one subscriber by the author's hand, who vouches for the consent. */
import { parseAddress, type Address } from '../core/audience/address.ts';
import { isName } from '../core/audience/name.ts';
import { Failure } from '../core/failure.ts';
import type { AddOutcome } from '../core/audience/consent.ts';
import type { Clock } from '../ports/clock.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';

/** Revives nobody: `suppressed` and `not-active` leave the person as they are. */
export async function addSubscriber(
  ports: { readonly subscribers: Pick<SubscriberStore, 'add'>; readonly clock: Clock },
  request: {
    readonly address: string;
    readonly name?: string | undefined;
  },
): Promise<AddOutcome> {
  const address = requireAddress(request.address);
  const name = requireName(request.name ?? '');
  const [outcome] = await ports.subscribers.add(
    [{ address, name, tags: [] }],
    { at: ports.clock.now(), action: 'added', source: 'cli' },
    'active',
  );
  if (outcome === undefined) throw new Error('The store answered no outcome for the row.');
  return outcome;
}

/** Reads an address that a person typed; throws a usage failure that does not repeat it. */
export function requireAddress(text: string): Address {
  const address = parseAddress(text);
  if (typeof address !== 'string') return address;
  throw new Failure(
    'usage',
    'address-invalid',
    `This is not an e-mail address (${address}).`,
    'Give one bare address, such as ada@example.com.',
  );
}

function requireName(text: string): string | undefined {
  const name = text.trim().normalize('NFC');
  if (isName(name)) return name === '' ? undefined : name;
  throw new Failure(
    'usage',
    'name-invalid',
    'The name is too long or holds a line break.',
    'Give a name of one line and at most 200 characters.',
  );
}

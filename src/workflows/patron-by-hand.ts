/** What an author does for one patron: tells the address that a source does not, or makes their link anew. */
import { Failure } from '../core/failure.ts';
import type { PatronStore } from '../ports/patrons.ts';
import { requireAddress } from './add-subscriber.ts';

/** Throws a `Failure`: `address-invalid`, `no-such-member`. */
export async function claimMember(
  patrons: Pick<PatronStore, 'claim'>,
  claim: { readonly source: string; readonly member: string; readonly address: string },
): Promise<void> {
  const address = requireAddress(claim.address);
  if (await patrons.claim(claim.source, claim.member, address)) return;
  throw new Failure(
    'usage',
    'no-such-member',
    'The source has told of no such member.',
    'Sync or import it first; `roundup patrons list` has the source and the member of everybody.',
  );
}

/** Returns the generation of the new link. Throws a `Failure`: `address-invalid`, `no-such-patron`. */
export async function rotateLink(
  patrons: Pick<PatronStore, 'rotate'>,
  request: { readonly address: string },
): Promise<number> {
  const generation = await patrons.rotate(requireAddress(request.address));
  if (generation === undefined) throw noSuchPatron();
  return generation;
}

export function noSuchPatron(): Failure {
  return new Failure(
    'usage',
    'no-such-patron',
    'No patron has this address.',
    'Look at who there is with `roundup patrons list`.',
  );
}

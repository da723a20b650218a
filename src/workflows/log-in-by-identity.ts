/** Logging in by another service: whom its word shows, and what follows once they press the button. */
import type { Address } from '../core/audience/address.ts';
import type { ProvenIdentity } from '../core/patrons/proven-identity.ts';
import type { PatronStore } from '../ports/patrons.ts';
import { enterAs, type EnterPorts } from './log-in.ts';

export interface ShownPatron {
  readonly patronId: string;
  /** A member of whom the source tells no address, and the one that they have proven now. */
  readonly claim: Claim | undefined;
}

export interface Claim {
  readonly source: string;
  readonly member: string;
  readonly address: Address;
}

/** Changes nothing. A membership counts before an address; undefined when neither is a patron's. */
export async function patronShownBy(
  { patrons }: { readonly patrons: Pick<PatronStore, 'find'> },
  { members, address }: ProvenIdentity,
): Promise<ShownPatron | undefined> {
  for (const { source, member } of members) {
    const entry = await patrons.find({ source, member });
    if (entry === undefined) continue;
    const isMissing = entry.patron.address === undefined && address !== undefined;
    return {
      patronId: entry.patron.id,
      claim: isMissing ? { source, member, address } : undefined,
    };
  }
  const entry = address && (await patrons.find({ address }));
  return entry && { patronId: entry.patron.id, claim: undefined };
}

/** The token of the new session; undefined when there is no such patron any more. */
export async function enterByIdentity(
  ports: EnterPorts & { readonly patrons: Pick<PatronStore, 'find' | 'claim'> },
  { patronId, claim }: ShownPatron,
): Promise<string | undefined> {
  if (claim === undefined) return enterAs(ports, patronId);
  const { source, member, address } = claim;
  await ports.patrons.claim(source, member, address);
  // Two sources may have turned out to mean one patron.
  const entry = await ports.patrons.find({ source, member });
  return entry && enterAs(ports, entry.patron.id);
}

/** What an author does about a patron's private feed, whose address they never see. */
import type { PatronFeed } from '../core/patrons/access.ts';
import type { PatronStore } from '../ports/patrons.ts';
import { requireAddress } from './add-subscriber.ts';
import { noSuchPatron } from './patron-by-hand.ts';
import { type PrivateFeedPorts, renewFeed } from './private-feed.ts';

/**
 * undefined when none has been made. With `rotate` the address of before opens nothing more. Throws
 * a `Failure`: `address-invalid`, `no-such-patron`.
 */
export async function feedOfPatron(
  ports: PrivateFeedPorts & { readonly patrons: Pick<PatronStore, 'find'> },
  request: { readonly address: string; readonly rotate: boolean },
): Promise<PatronFeed | undefined> {
  const entry = await ports.patrons.find({ address: requireAddress(request.address) });
  if (entry === undefined) throw noSuchPatron();
  const patronId = entry.patron.id;
  if (request.rotate) await renewFeed(ports, patronId);
  return ports.patronAccess.findFeed({ patronId });
}

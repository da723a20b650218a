/** What publishing needs of a composition and an open store. */
import type { Store } from '../adapters/store/store.ts';
import type { Composition } from '../compose.ts';
import type { PublishPorts } from '../workflows/publish-request.ts';

export async function publishPorts(composition: Composition, store: Store): Promise<PublishPorts> {
  return {
    ...store,
    transport: await composition.transport(),
    clock: await composition.clock(),
    random: Math.random,
  };
}

/** What publishing needs of a composition and an open store. */
import type { Store } from '../adapters/store/store.ts';
import type { Composition, Rehearsal } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import type { PublishPorts } from '../workflows/publish-request.ts';

export async function publishPorts(
  composition: Composition,
  config: Config,
  { store, rehearse }: Rehearsal & { readonly store: Store },
): Promise<PublishPorts> {
  return {
    ...store,
    transport: await composition.transport(config, { rehearse }),
    clock: await composition.clock(),
    random: Math.random,
  };
}

/** What the gate finds in editions, with the ports of a composition. */
import type { Composition } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import type { EditionParts } from '../workflows/guard-editions.ts';

/** Throws what `guardEditions()` throws. */
export async function guardedEditions(
  composition: Composition,
  config: Config,
  issue: { readonly issueId: string; readonly editions: ReadonlyMap<string, EditionParts> },
): Promise<string[]> {
  const { guardEditions } = await import('../workflows/guard-editions.ts');
  const ports = {
    content: await composition.content(),
    ...(await composition.gateTools()),
    extraLinks: await composition.extraLinks(config),
  };
  return guardEditions(ports, config, issue);
}

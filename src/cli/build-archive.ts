/** A build of the archive with the ports of a composition. */
import type { Composition } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import type { Archive } from '../core/edition/archive.ts';
import type { BuildReport, BuildRequest } from '../workflows/build.ts';

/** Its `outDir` is absolute. Throws what `build()` throws. */
export async function buildArchive(
  composition: Composition,
  archive: Archive<Config>,
  request: BuildRequest,
): Promise<BuildReport> {
  const { build } = await import('../workflows/build.ts');
  const ports = {
    content: await composition.content(),
    site: await composition.site(archive),
    output: await composition.output(request.outDir),
  };
  return build(ports, request);
}

/** A build of the archive with the ports of a composition. */
import type { Composition } from '../compose.ts';
import type { BuildReport, BuildRequest } from '../workflows/build.ts';

/** Its `outDir` is absolute. Throws what `build()` throws. */
export async function buildArchive(
  composition: Composition,
  request: BuildRequest,
): Promise<BuildReport> {
  const { build } = await import('../workflows/build.ts');
  // Where there is none, none is made: a machine that only builds knows of no patrons.
  await using store = (await composition.hasStore())
    ? await composition.store(request.archive.config)
    : undefined;
  const ports = {
    content: await composition.content(),
    extrasKey: await composition.extrasKey(),
    clock: await composition.clock(),
    patrons: store?.patrons,
    site: composition.site,
    ...(await composition.gateTools()),
  };
  // Awaited here: the store stays open until the rings are written.
  return await build(ports, request);
}

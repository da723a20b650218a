/** Building the archive: nothing from broken content, and nothing that the gate finds a leak in. */
import { createLeakScanner, type Leak } from '../core/gate/leak-scanner.ts';
import { Failure } from '../core/failure.ts';
import type { Content, OutputFiles, Sidecars, SiteBuilder } from '../ports.ts';

export interface BuildPorts {
  readonly content: Pick<Content, 'allExtras'>;
  readonly site: SiteBuilder;
  readonly output: OutputFiles;
}

export interface BuildReport {
  readonly outDir: string;
  readonly files: number;
  readonly bytes: number;
  /** The extras that the gate looked for in every file. */
  readonly extrasGuarded: number;
  /** On top of the files; undefined when none were asked for. */
  readonly sidecars: Sidecars | undefined;
}

export interface BuildRequest {
  readonly outDir: string;
  /** Also writes compressed copies of the files. */
  readonly compress?: boolean | undefined;
}

/**
 * The extras are opened before the build, so that broken ones stop it, and handed to the gate
 * alone. On a leak the whole output is removed. Throws `extras-broken` or `extras-leaked`.
 */
export async function build(ports: BuildPorts, request: BuildRequest): Promise<BuildReport> {
  const extras = await ports.content.allExtras();
  if (!extras.ok) {
    throw new Failure(
      'content',
      'extras-broken',
      'The extras have errors, so the gate cannot know what to keep in.',
      'Mend what "roundup check" lists.',
    );
  }
  const scanner = createLeakScanner(extras.value);
  await ports.site.build({ outDir: request.outDir });
  const leaks: Leak[] = [];
  let files = 0;
  let bytes = 0;
  for await (const file of ports.output.walk()) {
    files += 1;
    bytes += file.bytes.length;
    leaks.push(...scanner.scan(file.path, file.bytes));
  }
  if (leaks.length > 0) {
    await ports.output.removeAll();
    throw leaked(leaks);
  }
  // Only now: the gate cannot read what is compressed.
  const sidecars = request.compress === true ? await ports.output.compress() : undefined;
  return { outDir: request.outDir, files, bytes, extrasGuarded: extras.value.length, sidecars };
}

function leaked(leaks: readonly Leak[]): Failure {
  const where = leaks
    .slice(0, 5)
    .map((leak) => `${leak.path} (${leak.extraId}, for ${leak.tier})`)
    .join(', ');
  return new Failure(
    'content',
    'extras-leaked',
    `Text of an extra stands in the public archive, which was removed: ${where}.`,
    'Find the words that the issue and the extra share, and keep them in one of the two.',
  );
}

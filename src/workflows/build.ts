/** Building the archive: nothing from broken content, and nothing that the gate finds a leak in. */
import type { Config } from '../config/schema.ts';
import type { Archive } from '../core/edition/archive.ts';
import { createLeakScanner, type Leak, type LeakScanner } from '../core/gate/leak-scanner.ts';
import { Failure } from '../core/failure.ts';
import type { Content, OutputFiles, Sidecars, SiteBuilder } from '../ports.ts';
import { sealExtras, type SealPorts } from './seal-extras.ts';

export interface BuildPorts extends SealPorts {
  readonly content: Pick<Content, 'allExtras' | 'extraFile'>;
  /** Builds the pages of an archive. */
  readonly site: (archive: Archive<Config>) => Promise<SiteBuilder>;
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
  readonly archive: Archive<Config>;
  readonly outDir: string;
  /** Also writes compressed copies of the files. */
  readonly compress?: boolean | undefined;
}

/**
 * The extras are opened before the build, so that broken ones stop it, and handed to the
 * sealing and the gate alone. Nothing takes its place before the gate has passed all of it. On a leak what an earlier
 * build left is removed, too, for the same words may stand in it. Throws `extras-broken` or
 * `extras-leaked`.
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
  const { outDir, compress } = request;
  const isSealed = request.archive.config.extras.access === 'sealed';
  const sealed = isSealed
    ? await sealExtras(ports, { archive: request.archive, extras: extras.value })
    : { archive: request.archive, files: [] };
  const site = await ports.site(sealed.archive);
  let passed: Passed | undefined;
  try {
    await site.build({
      outDir,
      finish: async (output) => {
        for await (const file of sealed.files) await output.add(file);
        const files = await passGate(output, scanner);
        // Only now: the gate cannot read what is compressed.
        passed = { ...files, sidecars: compress === true ? await output.compress() : undefined };
      },
    });
  } catch (error) {
    if (error instanceof Failure && error.id === 'extras-leaked') await site.remove(outDir);
    throw error;
  }
  if (passed === undefined) throw new Error('The archive was built past the gate.');
  return { outDir, ...passed, extrasGuarded: extras.value.length };
}

type Passed = Pick<BuildReport, 'files' | 'bytes' | 'sidecars'>;

async function passGate(
  output: OutputFiles,
  scanner: LeakScanner,
): Promise<Pick<BuildReport, 'files' | 'bytes'>> {
  const leaks: Leak[] = [];
  let files = 0;
  let bytes = 0;
  for await (const file of output.walk()) {
    files += 1;
    bytes += file.bytes.length;
    leaks.push(...scanner.scan(file.path, file.bytes));
  }
  if (leaks.length > 0) throw leaked(leaks);
  return { files, bytes };
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

/** Building the archive: nothing from broken content, and nothing that the gate finds a leak in. */
import type { Config } from '../config/schema.ts';
import type { Archive } from '../core/edition/archive.ts';
import { Failure } from '../core/failure.ts';
import type { BuildCaches, BuildTrace } from '../ports/caches.ts';
import type { GateTools } from '../ports/gate.ts';
import type { Sidecars, SiteBuilder } from '../ports/site.ts';
import { digestOf } from './digest-of.ts';
import { createFileScanner } from './file-scanner.ts';
import { lookThrough } from './look-through.ts';
import { type GatePorts, openGate, readGuarded } from './open-gate.ts';
import { hasPassed, lookAhead, passGate } from './pass-gate.ts';
import { sealExtras, type SealPorts } from './seal-extras.ts';

export interface BuildPorts extends SealPorts, GatePorts {
  readonly content: SealPorts['content'] & GatePorts['content'];
  /** Builds the pages of an archive. */
  readonly site: (archive: Archive<Config>) => Promise<SiteBuilder>;
  readonly caches: BuildCaches;
  readonly startThreads: GateTools['startThreads'];
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
 * The extras are opened before the build, so that broken ones stop it, and handed to the sealing
 * and the gate alone. Where nothing has changed, and what was built lies there untouched, it stays.
 * Nothing takes its place before the gate has passed all of it, and what is kept
 * for the next build as well. On a leak what an earlier build left is removed, too, for the same
 * words may stand in it. Throws `extras-broken`, `extras-leaked`, `extras-cached` or
 * `extras-not-sealed`.
 */
export async function build(ports: BuildPorts, request: BuildRequest): Promise<BuildReport> {
  const { archive, outDir, compress } = request;
  const { tiers, extras: how } = archive.config;
  const extras = await readGuarded(ports.content);
  const sealed =
    how.access === 'sealed'
      ? await sealExtras(ports, { archive, extras })
      : { archive, files: [], keys: [], works: [], recipe: '' };
  const gate = await openGate(ports, { extras, tiers, keys: [...sealed.keys, ...ports.secrets] });
  const site = await ports.site(sealed.archive);
  const inputs = digestOf([await site.digest(), gate.guarded, sealed.recipe, compress].join());
  await using scanner = createFileScanner(gate, () => ports.startThreads(gate.keeps));
  const { caches } = ports;
  let trace: BuildTrace | undefined;
  try {
    const known = await caches.clean(gate.guarded);
    const last = await caches.lastBuild();
    if (last?.inputs === inputs) {
      const output = await site.built(outDir);
      if (await hasPassed(scanner, { output, outputs: last.outputs, caches, known })) {
        return reportOf(last, outDir, extras.length);
      }
    }
    const ahead = known.size === 0 ? lookAhead(scanner, caches, known) : undefined;
    await site.build({
      outDir,
      finish: async (output) => {
        for await (const file of sealed.files) await output.add(file);
        const sidecars = compress === true ? await output.compress() : undefined;
        const look = lookThrough(scanner, (await ahead?.known()) ?? known);
        const passed = await passGate(look, { output, caches, works: sealed.works });
        trace = {
          inputs,
          outputs: passed.outputs,
          files: passed.files - (sidecars?.files ?? 0),
          bytes: passed.bytes - (sidecars?.bytes ?? 0),
          sidecars,
        };
      },
    });
  } catch (error) {
    const id = error instanceof Failure ? error.id : undefined;
    if (id === 'extras-leaked') await site.remove(outDir);
    if (id === 'extras-leaked' || id === 'extras-cached') await caches.remove();
    throw error;
  }
  if (trace === undefined) throw new Error('The archive was built past the gate.');
  await caches.keepBuild(trace);
  return reportOf(trace, outDir, extras.length);
}

function reportOf(trace: BuildTrace, outDir: string, extrasGuarded: number): BuildReport {
  const { files, bytes, sidecars } = trace;
  return { outDir, files, bytes, sidecars, extrasGuarded };
}

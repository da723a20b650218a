/** Both packages as npm would take them: the engine, and what begins a newsletter. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { stageCreator } from './stage-creator.ts';
import { stageEngine } from './stage-engine.ts';

export interface Packed {
  /** The path of the tarball. */
  readonly file: string;
  readonly bytes: number;
  readonly files: number;
}

const reportSchema = z.tuple([
  z.object({ filename: z.string(), size: z.number(), entryCount: z.number() }),
]);

/** Writes the tarballs to `out`; both get the same version, the one in package.json unless given. */
export async function packAll(out: string, version?: string): Promise<Packed[]> {
  return [await packEngine(out, version), await packed(stageCreator, out, version)];
}

/** The engine alone. */
export function packEngine(out: string, version?: string): Promise<Packed> {
  return packed(stageEngine, out, version);
}

async function packed(
  stage: (target: string, version?: string) => Promise<void>,
  out: string,
  version?: string,
): Promise<Packed> {
  await mkdir(out, { recursive: true });
  const staging = await mkdtemp(join(tmpdir(), 'roundup-package-'));
  try {
    await stage(staging, version);
    const args = ['pack', '--json', '--pack-destination', out];
    const isWindows = process.platform === 'win32';
    const report = execFileSync('npm', args, { cwd: staging, shell: isWindows, encoding: 'utf8' });
    const [{ filename, size, entryCount }] = reportSchema.parse(JSON.parse(report));
    return { file: join(out, filename), bytes: size, files: entryCount };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The engine that runs: its manifest, its changelog, and what a newsletter remembers of it. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod/mini';
import { isVersion } from '../../core/upgrade/compare-versions.ts';
import type { Engine } from '../../ports/machine.ts';
import { readConfigSource } from '../files/load-config.ts';
import { writeFileWhole } from '../files/write-file.ts';

const ENGINE = join(import.meta.dirname, '../../..');
const manifestSchema = z.object({ name: z.string(), version: z.string() });
const memorySchema = z.object({ version: z.string() });
const PATIENCE = 15_000;

/** `root` is the newsletter’s folder, `memory` the file that remembers. */
export function installedEngine(root: string, memory: string): Engine {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(ENGINE, 'package.json'), 'utf8')),
  );
  return {
    installed: manifest.version,
    changelog: () => readFile(join(ENGINE, 'CHANGELOG.md'), 'utf8'),
    config: () => readConfigSource(root),
    // A file that was broken by hand is one that was never written.
    async remembered() {
      try {
        const { version } = memorySchema.parse(JSON.parse(await readFile(memory, 'utf8')));
        return isVersion(version) ? version : undefined;
      } catch {
        return undefined;
      }
    },
    async remember(version) {
      await mkdir(dirname(memory), { recursive: true });
      await writeFileWhole(memory, `${JSON.stringify({ version })}\n`);
    },
    newest: () => newestOf(manifest.name, root),
  };
}

/** Asked through npm itself, so that the author’s own registry and proxy are used. */
async function newestOf(name: string, cwd: string): Promise<string | undefined> {
  const isWindows = process.platform === 'win32';
  try {
    const { stdout } = await promisify(execFile)('npm', ['view', name, 'version'], {
      cwd,
      timeout: PATIENCE,
      shell: isWindows,
    });
    const version = stdout.trim();
    return isVersion(version) ? version : undefined;
  } catch {
    return undefined;
  }
}

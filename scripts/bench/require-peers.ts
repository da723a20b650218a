/** Whether what the benchmarks compare with is installed. */
import { access, readFile } from 'node:fs/promises';
import { z } from 'zod';

const FOLDER = new URL('peers/', import.meta.url);
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** Throws with the remedy when a peer is not installed. */
export async function requirePeers(): Promise<void> {
  const text = await readFile(new URL('package.json', FOLDER), 'utf8');
  for (const name of Object.keys(manifest.parse(JSON.parse(text)).dependencies)) {
    const isThere = await access(new URL(`node_modules/${name}/package.json`, FOLDER)).then(
      () => true,
      () => false,
    );
    if (!isThere) {
      throw new Error(
        `${name} is not installed: run "npm ci --ignore-scripts --prefix scripts/bench/peers" first.`,
      );
    }
  }
}

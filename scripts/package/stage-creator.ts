/** Lays `create-roundup` out as npm takes it, under the engine's version. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { copySources } from './copy-sources.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CREATOR = join(ROOT, 'packages/create-roundup');
const manifestSchema = z.looseObject({ version: z.string() });

/** Writes it to `target`, an empty folder, as `version` if that is given. */
export async function stageCreator(target: string, version?: string): Promise<void> {
  await copySources(CREATOR, target);
  for (const path of ['README.md', 'template']) {
    await cp(join(CREATOR, path), join(target, path), { recursive: true });
  }
  await cp(join(ROOT, 'LICENSE'), join(target, 'LICENSE'));
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(CREATOR, 'package.json'), 'utf8')),
  );
  const own = { ...manifest, version: version ?? manifest.version };
  await writeFile(join(target, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
}

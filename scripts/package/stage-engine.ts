/** Lays the engine out as authors install it: JavaScript, pages, schemas, types, documentation. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { jsonSchemas } from '../../src/config/json-schemas.ts';
import { copySources } from './copy-sources.ts';
import { declareConfig } from './declare-config.ts';
import { packedManifest } from './packed-manifest.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Copied as they are; of `scripts/` only what the installed engine itself reads. */
const AS_IT_IS = ['README.md', 'CHANGELOG.md', 'LICENSE', 'docs', 'deploy', 'scripts/demo'];
/** For those who change the engine. */
const DECISIONS = join(ROOT, 'docs/decisions');

/** Writes it to `target`, an empty folder, as `version` if that is given. */
export async function stageEngine(target: string, version?: string): Promise<void> {
  await copySources(ROOT, target);
  for (const path of AS_IT_IS) {
    await cp(join(ROOT, path), join(target, path), {
      recursive: true,
      filter: (from) => from !== DECISIONS,
    });
  }
  await mkdir(join(target, 'schemas'));
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    await writeFile(join(target, 'schemas', name), `${JSON.stringify(schema, null, 2)}\n`);
  }
  await declareConfig(ROOT, target);
  const manifest = packedManifest(await readFile(join(ROOT, 'package.json'), 'utf8'), version);
  await writeFile(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

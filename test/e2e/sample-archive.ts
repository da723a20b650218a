/** The sample newsletter, built once for all files of a worker, and served as a static host would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { serveFolder } from './serve-folder.ts';

export interface SampleArchive {
  readonly dist: string;
  readonly url: string;
}

let shared: Promise<SampleArchive> | undefined;

/** Nobody may change its files; they go as the worker's process ends. */
export function sampleArchive(): Promise<SampleArchive> {
  shared ??= buildSample();
  return shared;
}

async function buildSample(): Promise<SampleArchive> {
  const root = resolve(import.meta.dirname, '../..');
  const scratch = mkdtempSync(join(tmpdir(), 'roundup-sample-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const dist = join(scratch, 'dist');
  await createAstroSite({ root, cacheDir: join(scratch, 'cache') }).build({ outDir: dist });
  const { url } = await serveFolder(dist, archivePolicy({ postsTo: [] }));
  return { dist, url };
}

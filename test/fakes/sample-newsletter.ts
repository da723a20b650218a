/** A copy of the sample newsletter, below the checkout so that its config finds the engine. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ScratchNewsletter } from './scratch-newsletter.ts';

const CHECKOUT = resolve(import.meta.dirname, '../..');
const CONTENT = ['newsletter.config.ts', 'issues', 'links', 'public'];

export async function sampleNewsletter(): Promise<ScratchNewsletter> {
  const folder = join(CHECKOUT, '.roundup/tests');
  await mkdir(folder, { recursive: true });
  const root = await mkdtemp(join(folder, 'newsletter-'));
  for (const name of CONTENT) await cp(join(CHECKOUT, name), join(root, name), { recursive: true });
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

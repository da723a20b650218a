/** A thread that renders web editions into their cache; see render-in-threads.ts. */
import { join } from 'node:path';
import { threadData } from '../threads.ts';
import { openEditionCache } from './edition-cache.ts';
import { createLoading, type Loading, renderEdition } from './load-edition.ts';
import type { Rendered, RenderJob } from './render-in-threads.ts';
import { takeSnapshot } from './snapshot.ts';

let started: Promise<Loading | undefined> | undefined;

async function start({ root, today, cacheDir }: RenderJob): Promise<Loading | undefined> {
  const snapshot = await takeSnapshot({ root, today: () => today, isPassing: true });
  if (!snapshot.ok) return undefined;
  return createLoading(snapshot.value, openEditionCache(join(cacheDir, 'editions')));
}

export async function work(ids: readonly string[]): Promise<Rendered> {
  const loading = await (started ??= start(threadData<RenderJob>()));
  const rendered: (readonly [string, string])[] = [];
  if (loading === undefined) return rendered;
  for (const id of ids) {
    const key = await renderEdition(loading, id);
    if (key.ok) rendered.push([id, key.value]);
  }
  return rendered;
}

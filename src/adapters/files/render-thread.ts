/** A thread that renders web editions into their cache; see render-in-threads.ts. */
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { openEditionCache } from './edition-cache.ts';
import { createLoading, loadEdition } from './load-edition.ts';
import type { RenderJob } from './render-in-threads.ts';
import { takeSnapshot } from './snapshot.ts';

const job: RenderJob = workerData;
const { root, today, cacheDir, ids } = job;
const snapshot = await takeSnapshot({ root, today: () => today, isPassing: true });
if (snapshot.ok) {
  const loading = createLoading(snapshot.value, openEditionCache(join(cacheDir, 'editions')));
  for (const id of ids) await loadEdition(loading, id);
}

/** Renders many web editions into their cache at once, on all processors. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** A thread's job; it can be handed from one to another. */
export interface RenderJob {
  readonly root: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly cacheDir: string;
  readonly ids: readonly string[];
}

/** Fewer are rendered before a thread has loaded what renders. */
const FEWEST_A_THREAD = 100;
/** Each takes about 150 MB. */
const MOST_THREADS = 8;

/**
 * For speed alone: whatever a thread cannot render is left to the caller, who finds nothing of it in
 * the cache, renders it again and tells what is wrong.
 */
export async function renderInThreads(
  ids: readonly string[],
  job: Omit<RenderJob, 'ids'>,
  processors = availableParallelism(),
): Promise<void> {
  const threads = Math.min(processors, MOST_THREADS, Math.floor(ids.length / FEWEST_A_THREAD));
  if (threads < 2) return;
  // Spread evenly, as issues of one time are of one length.
  const shares = Array.from({ length: threads }, (_, thread) =>
    ids.filter((_id, index) => index % threads === thread),
  );
  await Promise.all(shares.map((share) => rendered({ ...job, ids: share })));
}

async function rendered(job: RenderJob): Promise<void> {
  const worker = new Worker(new URL('./render-thread.ts', import.meta.url), { workerData: job });
  worker.on('error', () => {});
  await once(worker, 'exit');
}

/** Renders many web editions into their cache at once, on all processors. */
import { availableParallelism } from 'node:os';
import { startThreads } from '../threads.ts';

/** What every thread is told; it can be handed from one to another. */
export interface RenderJob {
  readonly root: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly cacheDir: string;
}

/** Of each issue that it could render, the key in the cache. */
export type Rendered = readonly (readonly [id: string, key: string])[];

/** Fewer are rendered before a thread has loaded what renders. */
const FEWEST_A_THREAD = 100;
/** So that threads end together. */
const ISSUES_A_TASK = 25;

/**
 * Keys by the ids of issues. For speed alone: whatever a thread cannot render is left to the caller,
 * who renders it again and tells what is wrong.
 */
export async function renderInThreads(
  ids: readonly string[],
  job: RenderJob,
  processors = availableParallelism(),
): Promise<ReadonlyMap<string, string>> {
  const most = Math.min(processors, Math.floor(ids.length / FEWEST_A_THREAD));
  if (most < 2) return new Map();
  await using threads = startThreads<readonly string[], Rendered>(
    new URL('./render-thread.ts', import.meta.url),
    job,
    most,
  );
  const tasks = Array.from({ length: Math.ceil(ids.length / ISSUES_A_TASK) }, (_, task) =>
    ids.slice(task * ISSUES_A_TASK, (task + 1) * ISSUES_A_TASK),
  );
  const rendered = await Promise.all(tasks.map((task) => threads.run(task).catch(() => [])));
  return new Map(rendered.flat());
}

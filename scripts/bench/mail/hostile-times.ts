/** How long hostile Markdown keeps the renderer busy, each input in a thread of its own. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { hostileInputs } from './hostile-inputs.ts';
import type { HostileFigure } from './mail-figure.ts';

/** Of processor time, its start and all repetitions; a thread that takes more is stopped. */
const MOST_SECONDS = 15;
const LONGEST_MS = 5 * 60_000;

const answer = z.object({ ms: z.number(), outcome: z.string() });

export async function hostileTimes(onProgress: (line: string) => void): Promise<HostileFigure[]> {
  const figures: HostileFigure[] = [];
  for (const [name, text] of Object.entries(hostileInputs)) {
    const { ms, outcome } = await runOf(name);
    onProgress(`${name}: ${ms === undefined ? 'stopped' : `${ms.toFixed(0)} ms`}`);
    figures.push({ name, bytes: Buffer.byteLength(text), ms, outcome });
  }
  return figures;
}

async function runOf(name: string): Promise<Pick<HostileFigure, 'ms' | 'outcome'>> {
  const worker = new Worker(new URL('hostile-worker.ts', import.meta.url), { workerData: name });
  const stop = new AbortController();
  const watch = setInterval(() => void stopAtLimit(worker, stop), 250);
  try {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(LONGEST_MS)]);
    const [message] = await once(worker, 'message', { signal });
    return answer.parse(message);
  } catch (error) {
    const outcome = error instanceof Error ? error.message : String(error);
    return { ms: undefined, outcome: stop.signal.aborted ? `over ${MOST_SECONDS} s` : outcome };
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

/** A thread that has ended has no figure. */
async function stopAtLimit(worker: Worker, stop: AbortController): Promise<void> {
  const usage = await worker.cpuUsage().catch(() => undefined);
  if (usage !== undefined && (usage.user + usage.system) / 1e6 > MOST_SECONDS) stop.abort();
}

/** A thread that runs every so many-th trial, and tells what became of them. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { runTrial, type TrialResult } from '../../test/simulator/trial.ts';

export interface TrialNews {
  readonly results: readonly Omit<TrialResult, 'lines'>[];
}

const AT_ONCE = 50;

const { from, before, step } = z
  .strictObject({ from: z.number(), before: z.number(), step: z.number() })
  .parse(workerData);
let results: Omit<TrialResult, 'lines'>[] = [];
const tell = (): void => {
  const news: TrialNews = { results };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(news);
  results = [];
};
for (let seed = from; seed < before; seed += step) {
  const { violations, tally } = await runTrial(seed);
  results.push({ seed, violations, tally });
  if (results.length >= AT_ONCE) tell();
}
tell();

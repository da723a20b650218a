/** A thread that tries newsletters one after the other, and makes one that goes wrong as small as it can. */
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { z } from 'zod';
import type { MistakeName } from '../../test/leak-trials/mistakes.ts';
import { anyPlan } from '../../test/leak-trials/plan.ts';
import { runTrial } from '../../test/leak-trials/trial.ts';

export type FuzzNews =
  | {
      readonly kind: 'tried';
      readonly isRefused: boolean;
      readonly canaries: number;
      readonly outputs: number;
      readonly mistakes: readonly MistakeName[];
    }
  | { readonly kind: 'wrong'; readonly report: string };

const { seed, trials } = z.strictObject({ seed: z.number(), trials: z.number() }).parse(workerData);
const tell = (news: FuzzNews): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(news);
};
const checked = await fc.check(
  fc.asyncProperty(anyPlan, async (plan) => {
    const { violations, ...tried } = await runTrial(plan);
    if (violations.length > 0) throw new Error(violations.join('\n'));
    tell({ kind: 'tried', ...tried, mistakes: plan.mistakes });
  }),
  { numRuns: trials, seed },
);
if (checked.failed)
  tell({ kind: 'wrong', report: (await fc.asyncDefaultReportMessage(checked)) ?? '' });

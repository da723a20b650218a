/** Trials in several threads, and what became of them in one line. */
import { Worker } from 'node:worker_threads';
import { emptyTally, type Tally } from '../../test/simulator/world.ts';
import type { TrialNews } from './trial-thread.ts';

/** So many that go wrong are enough to begin with. */
const MOST_SHOWN = 20;

export async function manyTrials(wanted: {
  readonly from: number;
  readonly trials: number;
  readonly workers: number;
}): Promise<number> {
  const { from, trials, workers } = wanted;
  const started = performance.now();
  const sum = emptyTally();
  let done = 0;
  let wrong = 0;
  const hear = ({ results }: TrialNews): void => {
    for (const { seed, violations, tally } of results) {
      done += 1;
      add(sum, tally);
      if (violations.length === 0) continue;
      wrong += 1;
      if (wrong > MOST_SHOWN) continue;
      process.stdout.write(`${violations[0]}\n  npm run simulate -- --seed ${seed}\n`);
    }
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} of ${trials} trials, ${wrong} wrong `);
  };
  await Promise.all(
    Array.from({ length: workers }, (_, no) =>
      thread({ from: from + no, before: from + trials, step: workers }, hear),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${summary(sum, { done, wrong, seconds })}\n`);
  return wrong === 0 && done === trials ? 0 : 1;
}

function thread(
  seeds: { readonly from: number; readonly before: number; readonly step: number },
  hear: (news: TrialNews) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./trial-thread.ts', import.meta.url), { workerData: seeds });
    worker.on('message', hear);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

function add(sum: Tally, tally: Tally): void {
  for (const key of keys) sum[key] += tally[key];
}

const keys = [
  'deaths',
  'hangs',
  'failures',
  'requests',
  'late',
  'jumps',
  'cancelled',
  'unknown',
  'resent',
  'delivered',
  'duplicates',
  'lost',
] as const satisfies readonly (keyof Tally)[];

function summary(
  sum: Tally,
  {
    done,
    wrong,
    seconds,
  }: { readonly done: number; readonly wrong: number; readonly seconds: number },
): string {
  return [
    `${done} trials`,
    `${sum.deaths} deaths`,
    `${sum.hangs} hangs`,
    `${sum.failures} failed calls`,
    `${sum.requests} requests`,
    `${sum.late} late requests`,
    `${sum.jumps} clock jumps`,
    `${sum.cancelled} cancellations`,
    `${sum.delivered} mails`,
    `${sum.unknown} unknown reported`,
    `${sum.resent} resent by decision`,
    `${sum.duplicates} duplicates`,
    `${sum.lost} lost`,
    `${wrong} wrong`,
    `${seconds.toFixed(0)} s`,
  ].join(', ');
}

/** Newsletters in several threads, and what became of them in one table. */
import { Worker } from 'node:worker_threads';
import { mistakeNames } from '../../test/leak-trials/mistakes.ts';
import { table } from '../bench/table.ts';
import type { FuzzNews } from './fuzz-thread.ts';

/** Each newsletter's config is a module, and a thread forgets none of them until it ends. */
const TRIALS_A_THREAD = 500;

export async function manyNewsletters(wanted: {
  readonly trials: number;
  readonly seed: number;
  readonly workers: number;
}): Promise<number> {
  const { trials, seed, workers } = wanted;
  const started = performance.now();
  const sum = { done: 0, refused: 0, canaries: 0, outputs: 0 };
  const made = new Map<string, { times: number; refused: number }>();
  let wrong: string | undefined;
  const hear = (news: FuzzNews): void => {
    if (news.kind === 'wrong') {
      wrong ??= news.report;
      return;
    }
    sum.done += 1;
    sum.refused += news.isRefused ? 1 : 0;
    sum.canaries += news.canaries;
    sum.outputs += news.outputs;
    for (const name of news.mistakes) {
      const { times, refused } = made.get(name) ?? { times: 0, refused: 0 };
      made.set(name, { times: times + 1, refused: refused + (news.isRefused ? 1 : 0) });
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${sum.done} of ${trials} newsletters `);
  };
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun < trials && wrong === undefined) {
      const given = { seed: seed + begun, trials: Math.min(TRIALS_A_THREAD, trials - begun) };
      begun += given.trials;
      await thread(given, hear);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const rows = mistakeNames.map((name) => {
    const { times, refused } = made.get(name) ?? { times: 0, refused: 0 };
    return [name, `${times}`, `${refused}`];
  });
  process.stdout.write(
    `${table([['Mistake', 'Made', 'Refused'], ...rows])}\n\nSeed ${seed}, ${workers} threads: ${sum.done} newsletters, ${sum.refused} refused, ${sum.canaries} canaries looked for in ${sum.outputs} outputs, ${wrong === undefined ? 'nothing' : 'something'} wrong, ${seconds} s\n`,
  );
  if (wrong !== undefined) process.stdout.write(`\n${wrong}\n`);
  return wrong === undefined ? 0 : 1;
}

function thread(
  given: { readonly seed: number; readonly trials: number },
  hear: (news: FuzzNews) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fuzz-thread.ts', import.meta.url), { workerData: given });
    worker.on('message', hear);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

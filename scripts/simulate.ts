/** `npm run simulate`: publishing in which everything goes wrong that can, many times over. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { killAll } from './simulate/kill-all.ts';
import { showTrial } from './simulate/show-trial.ts';
import { manyTrials } from './simulate/many-trials.ts';

const USAGE = `Usage: npm run simulate -- [--trials N] [--seed N] [--workers N] [--from N]
       npm run simulate -- --kill [--kills N] [--seed N]

Simulates issues that are published to an invented provider, by the real workflows on a real
ledger, while processes die, answers are lost, requests arrive late and clocks jump. Exits with 1
when anybody gets an issue twice, is lost, or is unknown without being reported.

  --trials N    so many trials; 100000 unless given
  --from N      the seed of the first of them; 1 unless given
  --seed N      only this trial, with all that happens in it
  --workers N   so many threads; one for each core unless given
  --kill        kills real processes instead, on SQLite and on PostgreSQL
  --kills N     so many; 200 unless given
`;

const number = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    trials: { ...number, default: '100000' },
    from: { ...number, default: '1' },
    seed: number,
    workers: { ...number, default: String(availableParallelism()) },
    kill: { type: 'boolean', default: false },
    kills: { ...number, default: '200' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(USAGE);
else if (values.kill) {
  process.exitCode = await killAll({ kills: Number(values.kills), seed: Number(values.seed ?? 1) });
} else if (values.seed !== undefined) process.exitCode = await showTrial(Number(values.seed));
else {
  const { from, trials, workers } = values;
  process.exitCode = await manyTrials({
    from: Number(from),
    trials: Number(trials),
    workers: Number(workers),
  });
}

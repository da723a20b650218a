/** `npm run fuzz`: random newsletters with random mistakes, in which no extra may reach whom it is not for. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { manyNewsletters } from './fuzz/many-newsletters.ts';

const USAGE = `Usage: npm run fuzz -- [--trials N] [--seed N] [--workers N]

Writes random newsletters with canaries in every corner of their extras, and with mistakes that
authors make; makes mails, pages, feeds and sealed extras of them; and looks for every canary in all
of it. Exits with 1 and the smallest newsletter that goes wrong.

  --trials N    so many newsletters; 20000 unless given
  --seed N      the same newsletters for the same seed; by lot unless given
  --workers N   so many threads; one for each core unless given
`;

const number = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    trials: { ...number, default: '20000' },
    seed: { ...number, default: String(Date.now() % 2 ** 31) },
    workers: { ...number, default: String(availableParallelism()) },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(USAGE);
else {
  process.exitCode = await manyNewsletters({
    trials: Number(values.trials),
    seed: Number(values.seed),
    workers: Number(values.workers),
  });
}

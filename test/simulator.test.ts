/** A thousand trials of publishing in which everything may go wrong, and mistakes that must show. */
import { expect, test } from 'vitest';
import { mutants } from './simulator/mutants.ts';
import { runTrial } from './simulator/trial.ts';

const TRIALS = 1000;
/** Mistakes are found within so many trials each; most within a few dozen. */
const MOST_TRIALS = 600;

test('nobody gets an issue twice, nobody is lost, and whatever is unknown is reported', async () => {
  const broken: string[] = [];
  for (let seed = 1; seed <= TRIALS; seed += 1) {
    const { violations } = await runTrial(seed);
    if (violations.length > 0) broken.push(`npm run simulate -- --seed ${seed}: ${violations[0]}`);
  }
  expect(broken).toEqual([]);
}, 120_000);

test('the same seed is the same trial', async () => {
  const once = await runTrial(7, { isTraced: true });
  expect(once.lines.length).toBeGreaterThan(20);
  expect(await runTrial(7, { isTraced: true })).toEqual(once);
  expect((await runTrial(8, { isTraced: true })).lines).not.toEqual(once.lines);
});

test.each(Object.entries(mutants))(
  'it shows when %s',
  async (_name, mutant) => {
    for (let seed = 1; seed <= MOST_TRIALS; seed += 1) {
      const { violations } = await runTrial(seed, { mutant });
      if (violations.length > 0) return;
    }
    expect.unreachable(`not found within ${MOST_TRIALS} trials`);
  },
  60_000,
);

/** One trial with all that happens in it, to be read. */
import { runTrial } from '../../test/simulator/trial.ts';

export async function showTrial(seed: number): Promise<number> {
  const { lines, violations } = await runTrial(seed, { isTraced: true });
  const end = violations.length === 0 ? 'Nothing is wrong.' : `Wrong: ${violations.join('; ')}`;
  process.stdout.write(`${lines.join('\n')}\n\nSeed ${seed}. ${end}\n`);
  return violations.length === 0 ? 0 : 1;
}

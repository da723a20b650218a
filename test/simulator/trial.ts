/** One trial from a seed: a few readers, a while of chaos, the way back to order, and the verdict. */
import { Author } from './author.ts';
import { addReaders, chaos } from './chaos.ts';
import { recover } from './recovery.ts';
import { Stage, type Mutant } from './stage.ts';
import { EndlessTrial } from './timeline.ts';
import { judge } from './verdict.ts';
import { World, type Tally } from './world.ts';

export interface TrialResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly tally: Tally;
  /** What happened, if it was to be traced. */
  readonly lines: readonly string[];
}

export async function runTrial(
  seed: number,
  options: { readonly isTraced?: boolean; readonly mutant?: Mutant } = {},
): Promise<TrialResult> {
  const world = new World(seed, options.isTraced === true);
  const stage = await Stage.open(world, options.mutant ?? ((ports) => ports));
  try {
    await addReaders(stage, world.dice.int(1, 8));
    const author = new Author(stage);
    world.note(() => JSON.stringify({ ...stage.profile, ...author.terms, perils: world.perils }));
    await chaos(stage, author);
    await recover(stage, author);
    await judge(stage, author.contentHash);
  } catch (error) {
    if (!(error instanceof EndlessTrial)) throw error;
    world.violation(error.message);
  } finally {
    stage.book.close();
  }
  return { seed, violations: world.violations, tally: world.tally, lines: world.lines };
}

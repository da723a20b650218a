/** How long an author waits for small things: an edition, a check, help. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { measure, median } from './measure.ts';

export interface SmallFigure {
  readonly name: string;
  /** The median. */
  readonly ms: number;
  readonly repetitions: number;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const PROJECT = at('../../');
const CLI = at('../../src/cli/main.ts');

const editionAnswer = z.object({ ms: z.number(), repetitions: z.number() });

/** On the sample newsletter. Everything but the edition is a whole process from the shell. */
export async function smallTimes(): Promise<{
  readonly edition: SmallFigure;
  readonly check: SmallFigure;
  readonly help: SmallFigure;
}> {
  const edition = await measure({ argv: [at('edition-times.ts')], cwd: PROJECT });
  return {
    edition: { name: 'e-mail edition', ...editionAnswer.parse(JSON.parse(edition.stdout)) },
    check: await timeCommand('roundup check issues/2023-10.md', 9),
    help: await timeCommand('roundup --help', 15),
  };
}

/** Once more than counted: the first run fills Node's compile cache. */
async function timeCommand(name: string, repetitions: number): Promise<SmallFigure> {
  const argv = [CLI, ...name.split(' ').slice(1)];
  const times: number[] = [];
  for (let round = 0; round <= repetitions; round += 1) {
    times.push((await measure({ argv, cwd: PROJECT })).ms);
  }
  return { name, ms: median(times.slice(1)), repetitions };
}

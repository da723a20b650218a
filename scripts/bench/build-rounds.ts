/** Builds of one synthetic newsletter by all builders: cold, unchanged, and with one issue edited. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Builder, builders } from './builders.ts';
import { measure, type Measurement, median } from './measure.ts';
import { editedText, writeSyntheticNewsletter } from './synthetic-newsletter.ts';

export const states = ['cold', 'unchanged', 'one edited'] as const;
export type State = (typeof states)[number];

/** What one builder took for a newsletter in one state. */
export interface BuildFigure {
  readonly issues: number;
  readonly state: State;
  readonly builder: string;
  /** The median of all repetitions. */
  readonly ms: number;
  /** The median of what processors spent. */
  readonly processorMs: number;
  readonly repetitions: number;
  /** The largest of all repetitions. */
  readonly megabytes: number;
}

export interface BuildRoundsRequest {
  readonly issues: number;
  readonly repetitions: Readonly<Record<State, number>>;
  readonly onProgress: (line: string) => void;
}

/** Below the project, as the code of pages must find the engine's packages from there. */
const WORKSPACE = fileURLToPath(new URL('../../.roundup/bench/', import.meta.url));

/** Works in a folder of its own, which is removed in the end. */
export async function buildRounds(request: BuildRoundsRequest): Promise<BuildFigure[]> {
  await mkdir(WORKSPACE, { recursive: true });
  const root = await mkdtemp(join(WORKSPACE, 'newsletter-'));
  try {
    const ids = await writeSyntheticNewsletter(root, request.issues);
    const rivals = await builders();
    const figures: BuildFigure[] = [];
    for (const state of states) {
      figures.push(...(await roundsIn(state, { root, ids, request, rivals })));
    }
    return figures;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

interface Rounds {
  readonly root: string;
  readonly ids: readonly string[];
  readonly request: BuildRoundsRequest;
  readonly rivals: readonly Builder[];
}

async function roundsIn(
  state: State,
  { root, ids, request, rivals }: Rounds,
): Promise<BuildFigure[]> {
  const runs: { readonly builder: Builder; readonly measured: Measurement }[] = [];
  for (let round = 0; round < request.repetitions[state]; round += 1) {
    if (state === 'one edited') await edit(root, ids, round);
    for (const builder of inTurn(rivals, round)) {
      if (state === 'cold') await builder.forget(root);
      const measured = await measure(builder.build(root));
      runs.push({ builder, measured });
      request.onProgress(
        `${request.issues} issues, ${state}, ${builder.name}: ${(measured.ms / 1000).toFixed(2)} s, ${(measured.processorMs / 1000).toFixed(2)} s of processors`,
      );
    }
  }
  return rivals.map((builder) => {
    const own = runs.filter((run) => run.builder === builder).map((run) => run.measured);
    return {
      issues: request.issues,
      state,
      builder: builder.name,
      ms: median(own.map((run) => run.ms)),
      processorMs: median(own.map((run) => run.processorMs)),
      repetitions: own.length,
      megabytes: Math.max(...own.map((run) => run.megabytes)),
    };
  });
}

/** Who goes first changes, so that nobody has the warmer disk every time. */
function inTurn(rivals: readonly Builder[], round: number): readonly Builder[] {
  return round % 2 === 0 ? rivals : rivals.toReversed();
}

/** Another issue every round, from the middle on: too old for the feeds where there are many. */
async function edit(root: string, ids: readonly string[], round: number): Promise<void> {
  const path = join(root, `issues/${ids[Math.floor(ids.length / 2) + round] ?? ''}.md`);
  await writeFile(path, editedText(await readFile(path, 'utf8'), round));
}

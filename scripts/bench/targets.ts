/** What the figures must come to. */
import type { BuildFigure, State } from './build-rounds.ts';
import type { SmallFigure } from './small-times.ts';

export interface Verdict {
  readonly name: string;
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
}

const LARGE = 1000;
const MOST_MEGABYTES = 600;

/** Undefined figures, as those of 1,000 issues under `--quick`, have no verdict. */
export function buildVerdicts(figures: readonly BuildFigure[]): Verdict[] {
  const large = figures.filter((figure) => figure.issues === LARGE);
  if (large.length === 0) return [];
  const peak = Math.max(
    ...large.filter(({ builder }) => builder === 'Roundup').map(({ megabytes }) => megabytes),
  );
  return [
    ratioVerdict(large, 'second', 2.5),
    ratioVerdict(large, 'one edited', 2),
    {
      name: 'peak memory, 1,000 issues, any build',
      target: `< ${MOST_MEGABYTES} MB`,
      measured: `${peak.toFixed(0)} MB`,
      met: peak < MOST_MEGABYTES,
    },
  ];
}

export function timeVerdict(figure: SmallFigure, mostMs: number): Verdict {
  return {
    name: figure.name,
    target: `< ${mostMs} ms`,
    measured: `${figure.ms.toFixed(0)} ms`,
    met: figure.ms < mostMs,
  };
}

/** How many times as long as Eleventy. */
export function ratioOf(figures: readonly BuildFigure[], issues: number, state: State): number {
  const msOf = (builder: string): number =>
    figures.find(
      (figure) => figure.builder === builder && figure.state === state && figure.issues === issues,
    )?.ms ?? Number.NaN;
  return msOf('Roundup') / msOf('Eleventy');
}

function ratioVerdict(figures: readonly BuildFigure[], state: State, most: number): Verdict {
  const ratio = ratioOf(figures, LARGE, state);
  return {
    name: `${state} build of 1,000 issues`,
    target: `<= ${most} x Eleventy's`,
    measured: `${ratio.toFixed(2)} x`,
    met: ratio <= most,
  };
}

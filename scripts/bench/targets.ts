/** What the figures must come to. */
import { type BuildFigure, type State, states } from './build-rounds.ts';
import type { SmallFigure } from './small-times.ts';

export interface Verdict {
  readonly name: string;
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
}

const MEDIUM = 1000;
const LARGE = 5000;
const MOST_MEGABYTES = 1000;

/**
 * By the time that passes, and beside it by what processors spent, which other work on the machine
 * does not change. Figures that are not there, as those of 5,000 issues under `--quick` or of Hugo
 * where it is not installed, have no verdict.
 */
export function buildVerdicts(figures: readonly BuildFigure[]): Verdict[] {
  const large = figures.filter(({ issues }) => issues === LARGE);
  const of = (builder: string, state: State, issues = LARGE): BuildFigure | undefined =>
    figures.find(
      (figure) => figure.issues === issues && figure.builder === builder && figure.state === state,
    );
  const edited = of('Roundup', 'one edited');
  return [
    ratio('one edited', 'Hugo’s full build', 1, edited, of('Hugo', 'cold')),
    ratio('unchanged', 'Hugo’s full build', 1, of('Roundup', 'unchanged'), of('Hugo', 'cold')),
    ratio('unchanged', 'that of one edited', 1, of('Roundup', 'unchanged'), edited),
    ratio('cold', 'Eleventy’s', 5, of('Roundup', 'cold'), of('Eleventy', 'cold')),
    ...states.map((state) =>
      ratio(state, `1,000’s`, LARGE / MEDIUM, of('Roundup', state), of('Roundup', state, MEDIUM)),
    ),
    memory(large.filter(({ builder }) => builder === 'Roundup')),
  ].filter((verdict) => verdict !== undefined);
}

function memory(figures: readonly BuildFigure[]): Verdict | undefined {
  if (figures.length === 0) return undefined;
  const peak = Math.max(...figures.map(({ megabytes }) => megabytes));
  return {
    name: 'peak memory, 5,000 issues, any build',
    target: `<= ${MOST_MEGABYTES} MB`,
    measured: `${peak.toFixed(0)} MB`,
    met: peak <= MOST_MEGABYTES,
  };
}

export function timeVerdict(figure: SmallFigure, mostMs: number): Verdict {
  return {
    name: figure.name,
    target: `< ${mostMs} ms`,
    measured: `${figure.ms.toFixed(0)} ms`,
    met: figure.ms < mostMs,
  };
}

function ratio(
  state: State,
  than: string,
  most: number,
  own: BuildFigure | undefined,
  other: BuildFigure | undefined,
): Verdict | undefined {
  if (own === undefined || other === undefined) return undefined;
  const times = own.ms / other.ms;
  const processors = own.processorMs / other.processorMs;
  return {
    name: `${state} build of 5,000 issues`,
    target: `<= ${most} x ${than}`,
    measured: `${times.toFixed(2)} x, ${processors.toFixed(2)} x of processors`,
    met: times <= most,
  };
}

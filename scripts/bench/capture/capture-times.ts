/** All engines beside each other on the same saved pages, in a process of their own. */
import { fileURLToPath } from 'node:url';
import { measure } from '../measure.ts';
import { table } from '../table.ts';
import type { Verdict } from '../targets.ts';
import { type CaptureFigure, captureFigures, OWN_READER } from './capture-figure.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How many times as fast as each of the others. */
const LEAST_RATIO = 4;

/** `folder` of saved pages; those of npm packages unless given. */
export async function captureTimes(folder: string | undefined): Promise<CaptureFigure[]> {
  const argv = [at('../capture-peers.ts'), ...(folder === undefined ? [] : [folder])];
  const { stdout } = await measure({ argv, cwd: at('../../../') });
  return captureFigures.parse(JSON.parse(stdout));
}

export function captureTable(figures: readonly CaptureFigure[]): string {
  const own = ownOf(figures);
  return table([
    ['Capture', 'pages', 'processor', 'times as long', 'titles right', 'authors right', 'failed'],
    ...figures.map(({ name, pages, ms, titles, titled, authors, authored, failed }) => [
      name,
      String(pages),
      `${ms.toFixed(0)} ms`,
      (ms / own.ms).toFixed(1),
      `${titles} of ${titled}`,
      `${authors} of ${authored}`,
      String(failed),
    ]),
  ]);
}

export function captureVerdicts(figures: readonly CaptureFigure[]): Verdict[] {
  const own = ownOf(figures);
  return figures
    .filter((figure) => figure !== own)
    .flatMap(({ name, ms, titles, authors }) => [
      {
        name: `capture beside ${name}`,
        target: `>= ${LEAST_RATIO} x as fast`,
        measured: `${(ms / own.ms).toFixed(1)} x`,
        met: ms / own.ms >= LEAST_RATIO,
      },
      {
        name: `right titles and authors beside ${name}`,
        target: `>= ${titles} and ${authors}`,
        measured: `${own.titles} and ${own.authors}`,
        met: own.titles >= titles && own.authors >= authors,
      },
    ]);
}

function ownOf(figures: readonly CaptureFigure[]): CaptureFigure {
  const own = figures.find(({ name }) => name === OWN_READER);
  if (own === undefined) throw new Error('Roundup was not measured.');
  return own;
}

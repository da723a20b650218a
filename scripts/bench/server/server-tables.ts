/** The figures of the server as a table, and what they must come to. */
import { median } from '../measure.ts';
import { table } from '../table.ts';
import type { Verdict } from '../targets.ts';
import { type ArchiveFigure, type ArchiveRound, contestants, encodings } from './archive-rounds.ts';

const LEAST_RATIO = 0.7;

const NOTES = [
  'All pages of the archive in turn; both servers have the same folder. A ratio is the median of the',
  'rounds, in each of which both were driven; processor time is that of the server alone.',
];

export function archiveTable(figures: readonly ArchiveFigure[]): string {
  const head = [
    'Archive pages',
    'a second',
    'p50',
    'p99',
    'processor',
    'memory',
    'ratio',
    'rounds',
  ];
  const rows = figures.map(({ server, encoding, rounds }) => {
    const middle = (of: (round: ArchiveRound) => number): number => median(rounds.map(of));
    return [
      `${server}, ${encoding}`,
      Math.round(middle((round) => round.perSecond)).toLocaleString('en'),
      `${middle((round) => round.p50Ms).toFixed(0)} ms`,
      `${middle((round) => round.p99Ms).toFixed(0)} ms`,
      `${middle((round) => round.processorUs).toFixed(0)} µs`,
      `${Math.max(...rounds.map((round) => round.megabytes)).toFixed(0)} MB`,
      server === contestants[0] ? ratioOf(figures, encoding).toFixed(2) : '',
      String(rounds.length),
    ];
  });
  return [table([head, ...rows]), ...NOTES].join('\n');
}

export function archiveVerdicts(figures: readonly ArchiveFigure[]): Verdict[] {
  return encodings.map((encoding) => {
    const ratio = ratioOf(figures, encoding);
    return {
      name: `archive pages a second, ${encoding}`,
      target: `>= ${LEAST_RATIO} x the bare static server's`,
      measured: `${ratio.toFixed(2)} x`,
      met: ratio >= LEAST_RATIO,
    };
  });
}

/** Round by round, so that a busy minute of the machine counts for both. */
function ratioOf(figures: readonly ArchiveFigure[], encoding: string): number {
  const [own = [], bare = []] = contestants.map((server) =>
    figures
      .find((figure) => figure.server === server && figure.encoding === encoding)
      ?.rounds.map(({ perSecond }) => perSecond),
  );
  return median(own.map((perSecond, round) => perSecond / (bare[round] ?? Number.NaN)));
}

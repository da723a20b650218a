/** How an issue went, as lines for a terminal. */
import type { IssueStats } from './issue-stats.ts';
import {
  acceptedFigure,
  engagementFigures,
  type Figure,
  grouped,
  outcomeFigures,
  reactionFigures,
  share,
} from './stats-figures.ts';

/** All are in the JSON and on the page. */
const MAX_LINKS = 30;

export function statsTable(stats: IssueStats): string {
  const rows = [
    row(acceptedFigure(stats)),
    ...outcomeFigures(stats).map((figure) => row(figure, '  ')),
    ...(stats.unknown === 0 ? [] : [['Unknown', grouped(stats.unknown), '']]),
    ...reactionFigures(stats).map((figure) => row(figure)),
    ...engagementFigures(stats).map((figure) => row(figure)),
  ];
  const widths = [0, 1].map((column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = rows.map(([name = '', count = '', part = '']) =>
    `  ${name.padEnd(widths[0] ?? 0)}  ${count.padStart(widths[1] ?? 0)}  ${part}`.trimEnd(),
  );
  return [`Issue ${stats.issueId}`, ...lines, ...linkLines(stats)].join('\n');
}

function row(figure: Figure, indent = ''): string[] {
  const part = share(figure);
  const of = figure.of === undefined ? '' : `of ${grouped(figure.of.count)} ${figure.of.name}`;
  return [
    `${indent}${figure.name}`,
    grouped(figure.count),
    part === undefined || figure.count === 0 ? '' : `${part.padStart(8)} ${of}`,
  ];
}

function linkLines({ links }: IssueStats): string[] {
  if (links.length === 0) return [];
  const shown = links.slice(0, MAX_LINKS);
  const width = Math.max(...shown.map(({ count }) => grouped(count).length));
  const left = links.length - shown.length;
  return [
    '',
    'Clicks per link',
    ...shown.map(
      ({ link, count, people }) =>
        `  ${grouped(count).padStart(width)}  ${link}${people === undefined ? '' : ` (${grouped(people)} people)`}`,
    ),
    ...(left > 0 ? [`  … and ${grouped(left)} more links`] : []),
  ];
}

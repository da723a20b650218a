/** The last issues beside each other, as lines for a terminal. */
import type { IssueStats } from './issue-stats.ts';
import { grouped } from './stats-figures.ts';

const heads = ['Accepted', 'Delivered', 'Bounced', 'Complaints', 'Unsubscribed', 'Opens', 'Clicks'];

export function issuesTable(issues: readonly IssueStats[]): string {
  const rows = [['Issue', ...heads], ...issues.map(cellsOf)];
  const widths = [0, ...heads.keys()].map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows
    .map((cells) =>
      cells
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

function cellsOf(stats: IssueStats): string[] {
  const { issueId, accepted, outcomes, complaints, unsubscribed, opens, clicks } = stats;
  const { delivered, bounced } = outcomes;
  const numbers = [accepted, delivered, bounced, complaints, unsubscribed, opens.count, clicks];
  return [issueId, ...numbers.map(grouped)];
}

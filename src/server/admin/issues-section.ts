/** The last issues beside each other, so that one which went otherwise is seen. */
import { html } from 'hono/html';
import { briefDay } from '../../core/delivery/local-time.ts';
import type { IssueStats } from '../../core/stats/issue-stats.ts';
import {
  engagementFigures,
  type Figure,
  grouped,
  outcomeFigures,
  reactionFigures,
  share,
} from '../../core/stats/stats-figures.ts';
import type { Markup } from '../page.ts';
import { figureBar } from './figure-bar.ts';
import { inTheTerminal } from './in-the-terminal.ts';
import { issueLink } from './work-section.ts';

/** The figures that tell issues apart, each in a tone of its own. */
const columns: readonly { readonly name: string; readonly tone: string }[] = [
  { name: 'Delivered', tone: 'tip' },
  { name: 'Bounced', tone: 'caution' },
  { name: 'Complaints', tone: 'caution' },
  { name: 'Unsubscribed', tone: 'warning' },
  { name: 'Opens', tone: 'quiet' },
  { name: 'Clicks', tone: 'accent' },
];
/** Not counted unless the config says so. */
const optional = new Set(['Opens', 'Clicks']);

export function issuesSection(issues: readonly IssueStats[], timeZone: string): Markup {
  const rows = issues.map((stats) => ({ stats, figures: figuresOf(stats) }));
  const shown = columns
    .map((column) => ({ ...column, most: mostOf(rows, column.name) }))
    .filter(({ name, most }) => most > 0 || !optional.has(name));
  return html`<section aria-labelledby="issues">
    <h2 id="issues">The last issues</h2>
    ${
      issues.length === 0
        ? html`<p>None has gone out yet.</p>`
        : html`<table class="issues" role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">Issue</th>
                ${shown.map(({ name }) => html`<th scope="col" role="columnheader">${name}</th>`)}
              </tr>
            </thead>
            <tbody role="rowgroup">
              ${rows.map(
                ({ stats, figures }) =>
                  html`<tr role="row">
                    <th scope="row" role="rowheader">
                      ${issueLink(stats.issueId)}
                      <span class="part">${sentOn(stats, timeZone)}</span>
                    </th>
                    ${shown.map((column) => cell(figures.get(column.name), column))}
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${inTheTerminal('roundup stats')}
  </section>`;
}

function cell(
  figure: Figure | undefined,
  column: { readonly name: string; readonly tone: string; readonly most: number },
): Markup {
  const count = figure?.count ?? 0;
  const part = figure && count > 0 ? share(figure) : undefined;
  return html`<td role="cell" data-name="${column.name}">
    ${grouped(count)} ${figureBar({ ...column, count })}
    ${part === undefined ? '' : html`<span class="part">${part}</span>`}
  </td>`;
}

function sentOn({ startedAt }: IssueStats, timeZone: string): string {
  return startedAt === undefined ? 'not sent yet' : briefDay(startedAt, timeZone);
}

function figuresOf(stats: IssueStats): ReadonlyMap<string, Figure> {
  const figures = [
    ...outcomeFigures(stats),
    ...reactionFigures(stats),
    ...engagementFigures(stats),
  ];
  return new Map(figures.map((figure) => [figure.name, figure]));
}

function mostOf(
  rows: readonly { readonly figures: ReadonlyMap<string, Figure> }[],
  name: string,
): number {
  return Math.max(0, ...rows.map(({ figures }) => figures.get(name)?.count ?? 0));
}

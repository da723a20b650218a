/** How an issue went, as a page of its own: pictures, and the same numbers as tables beside them. */
import { html, raw } from 'hono/html';
import type { Theme } from '../edition/theme.ts';
import type { IssueStats } from './issue-stats.ts';
import { statsSections, statsSentence } from './stats-sections.ts';
import { statsStyle } from './stats-style.ts';

export interface StatsPage {
  readonly newsletter: { readonly title: string; readonly theme: Theme };
  readonly stats: IssueStats;
  /** When the numbers were read. */
  readonly at: Date;
}

/** One file without scripts, which needs nothing from anywhere. */
export async function statsPage({ newsletter, stats, at }: StatsPage): Promise<string> {
  const name = `Issue ${stats.issueId}`;
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${name} in numbers · ${newsletter.title}</title>
        <style>
          ${raw(statsStyle(newsletter.theme))}
        </style>
      </head>
      <body>
        <header>
          <p class="name">${newsletter.title}</p>
          <h1>Issue <span class="whole">${stats.issueId}</span> in numbers</h1>
          <p class="quiet">${statsSentence(stats, at)}</p>
        </header>
        <main>${statsSections(stats)}</main>
      </body>
    </html> `;
  return String(page);
}

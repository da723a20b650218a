/** What is not done yet: deliveries that are unfinished, and what waits in the inbox. */
import { html } from 'hono/html';
import { describeOpenRun, nextCommand } from '../../core/delivery/open-run.ts';
import { describeInbox } from '../../core/inbox/describe-inbox.ts';
import { grouped } from '../../core/stats/stats-figures.ts';
import type { OpenWork } from '../../workflows/open-work.ts';
import type { Markup } from '../page.ts';
import { inTheTerminal } from './in-the-terminal.ts';

export function workSection({ runs, inbox }: OpenWork, timeZone: string): Markup {
  const isIdle = runs.length === 0 && inbox.waiting === 0;
  return html`<section aria-labelledby="work">
    <h2 id="work">What waits</h2>
    ${isIdle ? html`<p>Nothing: every delivery is finished, and the inbox is empty.</p>` : ''}
    ${
      runs.length === 0
        ? ''
        : html`<ul class="open">
            ${runs.map(
              (run) =>
                html`<li>
                  Issue ${issueLink(run.issueId)}, ${grouped(run.count)} recipients in
                  ${describeOpenRun(run, timeZone)}. ${inTheTerminal(nextCommand(run))}
                </li>`,
            )}
          </ul>`
    }
    ${inbox.waiting === 0 ? '' : html`<p>${describeInbox(inbox, timeZone)}</p>`}
    ${inTheTerminal('roundup status')}
  </section>`;
}

export function issueLink(issueId: string): Markup {
  return html`<a class="whole" href="/issues/${encodeURIComponent(issueId)}">${issueId}</a>`;
}

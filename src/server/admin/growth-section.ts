/** How the audience grew, as a picture with its table behind it, and the states of now. */
import { html } from 'hono/html';
import type { SubscriberState } from '../../core/audience/subscriber.ts';
import { subscriberStates } from '../../core/audience/subscriber.ts';
import { formatMonth } from '../../core/edition/format-day.ts';
import type { AudienceGrowth } from '../../core/stats/audience-growth.ts';
import { growthChart } from '../../core/stats/growth-chart.ts';
import { grouped } from '../../core/stats/stats-figures.ts';
import type { Markup } from '../page.ts';
import { figureBar } from './figure-bar.ts';
import { inTheTerminal } from './in-the-terminal.ts';

const stateWords: Readonly<
  Record<
    SubscriberState,
    { readonly name: string; readonly meaning: string; readonly tone: string }
  >
> = {
  pending: {
    name: 'Pending',
    meaning: 'Asked by mail, and have not confirmed.',
    tone: 'quiet',
  },
  active: { name: 'Active', meaning: 'Get the next issue.', tone: 'tip' },
  unsubscribed: { name: 'Unsubscribed', meaning: 'Left, or were removed.', tone: 'warning' },
  bounced: { name: 'Bounced', meaning: 'Their mail was refused for good.', tone: 'caution' },
  complained: { name: 'Complained', meaning: 'Called a mail spam.', tone: 'caution' },
};

export function growthSection({ months }: AudienceGrowth): Markup {
  return html`<section aria-labelledby="growth">
    <h2 id="growth">Growth</h2>
    ${
      months.length === 0
        ? html`<p>Nobody has come yet.</p>`
        : html`<figure>${growthChart(months)}</figure>
            <details>
              <summary>The same as a table</summary>
              ${growthRows(months)}
              <p class="note">
                Months are those of UTC, and the last is not over. Whoever leaves and comes back
                counts each time.
              </p>
            </details>`
    }
    ${inTheTerminal('roundup subscribers growth')}
  </section>`;
}

function growthRows(months: AudienceGrowth['months']): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Month</th>
        <th scope="col" class="number">Came</th>
        <th scope="col" class="number">Left</th>
        <th scope="col" class="number">Active</th>
      </tr>
    </thead>
    <tbody>
      ${months.toReversed().map(
        ({ month, came, left, active }) =>
          html`<tr>
            <th scope="row">${formatMonth(`${month}-01`, 'en')}</th>
            <td class="number">${grouped(came)}</td>
            <td class="number">${grouped(left)}</td>
            <td class="number">${grouped(active)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function statesSection({ states, paused }: AudienceGrowth): Markup {
  const most = Math.max(...Object.values(states));
  const order = [...subscriberStates].toSorted((one, other) => states[other] - states[one]);
  return html`<section aria-labelledby="states">
    <h2 id="states">States</h2>
    <table>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">State</span></th>
          <th scope="col" class="number">Subscribers</th>
        </tr>
      </thead>
      <tbody>
        ${order.map((state) => {
          const { name, meaning, tone } = stateWords[state];
          const pause =
            state === 'active' && paused > 0 ? ` ${grouped(paused)} of them pause.` : '';
          return html`<tr>
            <th scope="row">
              ${name} <span class="quiet">${meaning}${pause}</span>
              ${figureBar({ count: states[state], most, tone })}
            </th>
            <td class="number">${grouped(states[state])}</td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${inTheTerminal('roundup subscribers growth --months 1')}
  </section>`;
}

/** The newest bounces and complaints, with no address in full. */
import { html } from 'hono/html';
import type { AudienceEnd } from '../../core/audience/audience-end.ts';
import { maskedAddress } from '../../core/audience/masked-address.ts';
import { briefTime } from '../../core/delivery/local-time.ts';
import type { Markup } from '../page.ts';
import { inTheTerminal } from './in-the-terminal.ts';
import { issueLink } from './work-section.ts';

export function endsSection(ends: readonly AudienceEnd[], timeZone: string): Markup {
  return html`<section aria-labelledby="ends">
    <h2 id="ends">Newest bounces and complaints</h2>
    ${
      ends.length === 0
        ? html`<p>There are none.</p>`
        : html`<table>
            <thead>
              <tr>
                <th scope="col">Address</th>
                <th scope="col" class="number">When</th>
              </tr>
            </thead>
            <tbody>
              ${ends.map((end) => endRow(end, timeZone))}
            </tbody>
          </table>`
    }
    ${inTheTerminal('roundup subscribers ended')}
  </section>`;
}

function endRow({ at, reason, issueId, address }: AudienceEnd, timeZone: string): Markup {
  return html`<tr>
    <th scope="row">
      ${address === undefined ? 'Erased since' : maskedAddress(address)}
      <span class="quiet">
        ${reason === 'bounced' ? 'Bounced' : 'Complained'}${issueId === undefined ? '' : html`, issue ${issueLink(issueId)}`}
      </span>
    </th>
    <td class="number">${briefTime(at, timeZone)}</td>
  </tr>`;
}

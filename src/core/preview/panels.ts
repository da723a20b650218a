/** What a preview says about a mail, as parts of a page: findings, size, headers and links. */
import { html } from 'hono/html';
import type { Diagnostic, Place } from '../diagnostics.ts';
import type { MailInspection } from './inspect-mail.ts';
import { MAX_HTML_BYTES, WARN_SHARE } from '../mail-lint/mail-size.ts';
import type { MailSize } from './mail-size.ts';

export type Markup = ReturnType<typeof html>;

/** The address that opens an author's line; undefined where nothing can open it. */
export type SourceAddress = (place: Place) => string | undefined;

export function findingsPanel(found: readonly Diagnostic[], source: SourceAddress): Markup {
  const errors = found.filter(({ severity }) => severity === 'error');
  const warnings = found.filter(({ severity }) => severity === 'warning');
  return html`<details class="panel" open>
    <summary>
      <h2>Lint</h2>
      ${badge(errors.length, 'error')}${badge(warnings.length, 'warning')}
      ${found.length === 0 ? html`<span class="badge good">clean</span>` : ''}
    </summary>
    ${
      found.length === 0
        ? html`<p class="quiet">No rule has anything to say about this mail.</p>`
        : [findingList('Errors', errors, source), findingList('Warnings', warnings, source)]
    }
  </details>`;
}

export function findingList(
  title: string,
  found: readonly Diagnostic[],
  source: SourceAddress,
): Markup | '' {
  if (found.length === 0) return '';
  return html`<h3>${title}</h3>
    <ul class="findings">
      ${found.map(
        (finding) =>
          html`<li class="${finding.severity}">
            <p>${finding.reason} <span class="quiet">${finding.remedy}</span></p>
            <p class="where">
              ${placeLink(finding, source)} <code class="quiet">${finding.id}</code>
            </p>
          </li>`,
      )}
    </ul>`;
}

export function sizePanel(size: MailSize): Markup {
  const percent = Math.round(size.share * 100);
  const words = {
    fits: 'Gmail shows all of it.',
    close: 'Close to what Gmail shows.',
    clipped: 'Gmail hides the end, the way to unsubscribe too.',
  }[size.state];
  const mark = `left:${WARN_SHARE * 100}%`;
  return html`<details class="panel" open>
    <summary>
      <h2>Size</h2>
      <span class="quiet">${kilobytes(size.arrivingBytes)} of ${kilobytes(MAX_HTML_BYTES)}</span>
    </summary>
    <div class="bar ${size.state}" role="img" aria-label="${percent} % of what Gmail shows">
      <span style="width:${Math.min(percent, 100)}%"></span><i style="${mark}"></i>
    </div>
    <p class="quiet">
      ${percent} % once links are tracked; now ${kilobytes(size.htmlBytes)} of HTML and
      ${kilobytes(size.textBytes)} of text. ${words}
    </p>
  </details>`;
}

export function headersPanel({ headers, preheader }: MailInspection): Markup {
  return html`<details class="panel" open>
    <summary><h2>Headers</h2></summary>
    <dl class="headers">
      ${headers.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
      <dt>Preheader</dt>
      <dd>${preheader}</dd>
    </dl>
  </details>`;
}

export function linksPanel({ links }: MailInspection, source: SourceAddress): Markup {
  return html`<details class="panel" open>
    <summary>
      <h2>Links</h2>
      <span class="quiet">${links.length}</span>
    </summary>
    <ol class="links">
      ${links.map(
        ({ text, address, place }) =>
          html`<li>
            <p>${text === '' ? html`<em class="quiet">no text</em>` : text}</p>
            <p class="address">${address}</p>
            ${place === undefined ? '' : html`<p class="where">${placeLink(place, source)}</p>`}
          </li>`,
      )}
    </ol>
  </details>`;
}

/** Opens the line in an editor, in a frame that nobody sees, so that the page stays. */
function placeLink(place: Place, source: SourceAddress): Markup {
  const text = `${place.file}:${place.line}:${place.column}`;
  const address = source(place);
  return address === undefined
    ? html`<code>${text}</code>`
    : html`<a href="${address}" target="editor"><code>${text}</code></a>`;
}

function badge(count: number, severity: 'error' | 'warning'): Markup | '' {
  if (count === 0) return '';
  const word = count === 1 ? severity : `${severity}s`;
  return html`<span class="badge ${severity}">${count} ${word}</span> `;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

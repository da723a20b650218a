/** Where the mail itself is seen: in a frame of the chosen width, in all widths, or as text. */
import { html } from 'hono/html';
import type { Markup } from '../../core/preview/panels.ts';
import { isDegraded, previewWidths, viewName } from '../../core/preview/preview-view.ts';
import type { SampleMail } from '../../core/preview/sample-mail.ts';
import type { IssuePage } from './issue-page.ts';

/** No script runs in a frame. It keeps this origin, or else the dev server would refuse it pictures. */
export function stage({ path, sample, choice }: IssuePage, mail: SampleMail): Markup {
  const { view, width } = choice;
  if (view === 'text') {
    return html`<main id="mail" class="stage text" tabindex="0">
      <pre aria-label="Text edition">${mail.text}</pre>
    </main>`;
  }
  const address =
    view === 'page' ? sample.page : `${path}/${sample.issueId}/${choice.tier}.html?view=${view}`;
  const name = view === 'page' ? 'Archive page' : viewName(view);
  const widths = width === 'all' ? previewWidths : [width];
  return html`<main id="mail" class="stage" tabindex="0">
    ${note(view)}
    <div class="frames">
      ${widths.map(
        (one) =>
          html`<figure style="width:${one}px">
            <figcaption>${one} px</figcaption>
            ${
              view === 'page'
                ? html`<iframe title="${name}, ${one} px wide" src="${address}"></iframe>`
                : html`<iframe
                    title="${name}, ${one} px wide"
                    sandbox="allow-popups allow-same-origin"
                    src="${address}"
                  ></iframe>`
            }
          </figure>`,
      )}
    </div>
  </main>`;
}

/** Says where what is shown is not what is sent. */
function note(view: IssuePage['choice']['view']): Markup | '' {
  if (view === 'text' || view === 'page') return '';
  if (isDegraded(view)) {
    return html`<p class="note">
      Degradation: what ${viewName(view)} is known to drop is taken out. This is no picture of the
      client.
    </p>`;
  }
  return '';
}

/** One issue's mail in the view, the width and for the tier that were chosen. */
import { html } from 'hono/html';
import type { Config } from '../../config/schema.ts';
import { inspectMail } from '../../core/preview/inspect-mail.ts';
import {
  findingList,
  findingsPanel,
  headersPanel,
  linksPanel,
  type Markup,
  sizePanel,
  type SourceAddress,
} from '../../core/preview/panels.ts';
import type { SampleMail } from '../../core/preview/sample-mail.ts';
import type { SampleMails } from '../../workflows/sample-mails.ts';
import { choiceAddress, type PreviewChoice } from './preview-choice.ts';
import { issueBar, viewBar } from './preview-bars.ts';
import { previewFrame } from './preview-frame.ts';
import { stage } from './stage.ts';

export interface IssuePage {
  readonly path: string;
  readonly issueIds: readonly string[];
  readonly config: Pick<Config, 'title' | 'theme'>;
  readonly sample: SampleMails;
  readonly choice: PreviewChoice;
  readonly source: SourceAddress;
}

export function issuePage(page: IssuePage): Markup {
  const { sample, choice, config } = page;
  const mail = sample.mails.get(choice.tier);
  return previewFrame({
    title: `${sample.issueId} · ${choice.tier} · ${config.title}`,
    theme: config.theme,
    body: mail === undefined ? withoutMail(page) : withMail(page, mail),
  });
}

function withMail(page: IssuePage, mail: SampleMail): Markup {
  const { sample, choice, source } = page;
  const inspection = inspectMail(mail);
  const found = [...sample.diagnostics, ...inspection.findings];
  return html`<body class="issue${choice.width === 'all' ? ' all' : ''}">
    <a class="skip" href="#mail">To the mail</a>
    <header>${issueBar(page)}${viewBar(choice)}</header>
    ${stage(page, mail)}
    <aside aria-label="About this mail">
      <div class="subject">
        <h1>${mail.edition.subject}</h1>
        <p class="quiet">${mail.edition.preheader}</p>
      </div>
      ${findingsPanel(found, source)} ${sizePanel(inspection.size)} ${headersPanel(inspection)}
      ${linksPanel(inspection, source)}
    </aside>
    <iframe name="editor" title="Opens an editor" hidden></iframe>
  </body>`;
}

function withoutMail(page: IssuePage): Markup {
  const { sample, source, choice } = page;
  const tiers = [...sample.mails.keys()];
  return html`<body class="issue broken">
    <header>${issueBar(page)}</header>
    <main>
      ${
        tiers.length > 0
          ? html`<h1>There is no tier ${choice.tier}</h1>
              <ul>
                ${tiers.map(
                  (tier) => html`<li><a href="${choiceAddress(choice, { tier })}">${tier}</a></li>`,
                )}
              </ul>`
          : html`<h1>${sample.issueId} cannot be rendered</h1>
              ${findingList(
                'Errors',
                sample.diagnostics.filter(({ severity }) => severity === 'error'),
                source,
              )}
              ${findingList(
                'Warnings',
                sample.diagnostics.filter(({ severity }) => severity === 'warning'),
                source,
              )}`
      }
    </main>
    <iframe name="editor" title="Opens an editor" hidden></iframe>
  </body>`;
}

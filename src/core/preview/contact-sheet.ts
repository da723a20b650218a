/** The page of a written preview that shows everything in its folder. */
import { html, raw } from 'hono/html';
import type { Diagnostic } from '../diagnostics.ts';
import type { Theme } from '../edition/theme.ts';
import type { MailInspection } from './inspect-mail.ts';
import { findingsPanel, headersPanel, linksPanel, type Markup, sizePanel } from './panels.ts';
import { degradedFile, mailFiles, type PlannedShot } from './preview-files.ts';
import { previewStyle } from './preview-style.ts';
import { degradedViews, type MailView, mailViews, viewName } from './preview-view.ts';

export interface ContactSheet {
  readonly issueId: string;
  readonly title: string;
  readonly theme: Theme;
  /** Set when the folder holds what not everybody may read. */
  readonly warning: string | undefined;
  /** Of the issue itself, whatever the tier. */
  readonly diagnostics: readonly Diagnostic[];
  readonly tiers: readonly {
    readonly tier: string;
    readonly subject: string;
    readonly inspection: MailInspection;
    /** Empty when no screenshots were taken. */
    readonly shots: readonly PlannedShot[];
  }[];
}

/** Needs no script and nothing outside its folder. */
export async function contactSheet(sheet: ContactSheet): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Preview of ${sheet.issueId} · ${sheet.title}</title>
        <style>
          ${raw(previewStyle(sheet.theme))}${raw(LAYOUT)}
        </style>
      </head>
      <body>
        <header>
          <p class="quiet">${sheet.title}</p>
          <h1>Preview of ${sheet.issueId}</h1>
          ${sheet.warning === undefined ? '' : html`<p class="notice">${sheet.warning}</p>`}
          ${
            sheet.tiers.length < 2
              ? ''
              : html`<ul class="files">
                  ${sheet.tiers.map(({ tier }) => html`<li><a href="#${tier}">${tier}</a></li>`)}
                </ul>`
          }
        </header>
        ${sheet.tiers.map((tier) => tierPart(tier, sheet.diagnostics))}
      </body>
    </html> `;
  return String(page);
}

function tierPart(
  { tier, subject, inspection, shots }: ContactSheet['tiers'][number],
  diagnostics: readonly Diagnostic[],
): Markup {
  const names = mailFiles(tier);
  const nowhere = (): undefined => undefined;
  return html`<section id="${tier}">
    <h2>${tier}: ${subject}</h2>
    <ul class="files">
      <li><a href="${names.html}">HTML</a></li>
      <li><a href="${names.text}">Text</a></li>
      <li><a href="${names.message}">EML</a></li>
      <li><a href="${names.headers}">Headers</a></li>
      ${degradedViews.map(
        (view) =>
          html`<li><a href="${degradedFile(tier, view)}">Degraded as ${viewName(view)}</a></li>`,
      )}
    </ul>
    <div class="facts">
      <div>
        ${findingsPanel([...diagnostics, ...inspection.findings], nowhere)}
        ${sizePanel(inspection.size)} ${headersPanel(inspection)}
      </div>
      <div>${linksPanel(inspection, nowhere)}</div>
    </div>
    ${mailViews.map((view) => viewPart(view, shots))}
  </section>`;
}

function viewPart(view: MailView, shots: readonly PlannedShot[]): Markup | '' {
  const ours = shots.filter((shot) => shot.view === view);
  if (ours.length === 0) return '';
  return html`<h3>${viewName(view)}</h3>
    <div class="shots">
      ${ours.map(
        ({ file, width, tier }) =>
          html`<figure>
            <a href="${file}"
              ><img
                src="${file}"
                alt="${tier}, ${viewName(view)}, ${width} px wide"
                loading="lazy"
                style="width:${Math.round(width / 2)}px"
            /></a>
            <figcaption class="quiet">${width} px</figcaption>
          </figure>`,
      )}
    </div>`;
}

const LAYOUT = `
header, section { max-width: 80rem; margin: 0 auto; padding: 2rem 1.25rem; }
section { border-top: 1px solid var(--rule); }
h1 { font-size: 1.75rem; font-weight: 600; letter-spacing: -0.01em; }
section > h2 { font-size: 1.25rem; font-weight: 600; }
section > h3 { font-size: 0.875rem; font-weight: 600; margin: 2rem 0 0.5rem; }
.notice { border-left: 3px solid var(--warning); padding-left: 0.75rem; margin-top: 0.75rem; max-width: 46rem; }
.files { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0.75rem 0 1rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; align-items: start; }
.facts > div { background: var(--paper); border: 1px solid var(--rule); border-radius: 6px; max-height: 32rem; overflow: auto; }
.panel:last-child { border-bottom: 0; }
.shots { display: flex; flex-wrap: wrap; gap: 1.25rem; align-items: start; }
figure { margin: 0; max-width: 100%; }
figure a { display: block; max-height: 40rem; overflow: hidden; border-radius: 4px; box-shadow: 0 0 0 1px var(--rule); }
figure img { display: block; max-width: 100%; }
figcaption { font-size: 0.75rem; padding-top: 0.25rem; }
`;

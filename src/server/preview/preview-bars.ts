/** The bars of choices above a mail: plain links, so that every view has an address. */
import { html } from 'hono/html';
import type { Markup } from '../../core/preview/panels.ts';
import { isDegraded, mailViews, previewWidths, viewName } from '../../core/preview/preview-view.ts';
import type { IssuePage } from './issue-page.ts';
import { choiceAddress, type PreviewChoice } from './preview-choice.ts';

/** Which mail: the issue, its neighbours and the tiers; and the mail as files. */
export function issueBar({ path, issueIds, config, sample, choice }: IssuePage): Markup {
  const { issueId } = sample;
  const at = issueIds.indexOf(issueId);
  const neighbour = (id: string | undefined, mark: string, name: string): Markup =>
    id === undefined
      ? html`<span class="step" aria-hidden="true">${mark}</span>`
      : html`<a
          class="step"
          href="${path}/${id}/${choiceAddress(choice, {})}"
          aria-label="${name}, ${id}"
          >${mark}</a
        >`;
  const file = `${path}/${issueId}/${choice.tier}`;
  return html`<div class="row">
    <p class="crumbs"><a href="${path}/">${config.title}</a></p>
    <p class="issue-name">
      ${neighbour(at < 0 ? undefined : issueIds[at - 1], '‹', 'Earlier issue')}
      <strong>${issueId}</strong>
      ${neighbour(at < 0 ? undefined : issueIds[at + 1], '›', 'Later issue')}
    </p>
    ${choices(
      'Tier',
      [...sample.mails.keys()].map((tier) => ({
        name: tier,
        address: choiceAddress(choice, { tier }),
        chosen: tier === choice.tier,
      })),
    )}
    ${
      sample.mails.has(choice.tier)
        ? html`<p class="files">
            <span class="quiet">As sent</span> <a href="${file}.html">HTML</a>
            <a href="${file}.txt">Text</a> <a href="${file}.eml" download>EML</a>
          </p>`
        : ''
    }
  </div>`;
}

/** How to look at it. */
export function viewBar(choice: PreviewChoice): Markup {
  const one = (view: PreviewChoice['view'], name: string) => ({
    name,
    address: choiceAddress(choice, { view }),
    chosen: view === choice.view,
  });
  const named = (wanted: boolean) =>
    mailViews
      .filter((view) => isDegraded(view) === wanted)
      .map((view) => one(view, viewName(view)));
  const widths = [...previewWidths, 'all' as const].map((width) => ({
    name: width === 'all' ? 'All' : String(width),
    address: choiceAddress(choice, { width }),
    chosen: width === choice.width,
  }));
  return html`<div class="row">
    ${choices('View', [...named(false), one('text', 'Text'), one('page', 'Archive page')])}
    ${choices('Degraded as', named(true))} ${choice.view === 'text' ? '' : choices('Width', widths)}
  </div>`;
}

function choices(
  label: string,
  all: readonly { readonly name: string; readonly address: string; readonly chosen: boolean }[],
): Markup {
  return html`<nav aria-label="${label}">
    <span class="quiet" aria-hidden="true">${label}</span>
    <ul>
      ${all.map(
        ({ name, address, chosen }) =>
          html`<li>
            ${
              chosen
                ? html`<a href="${address}" aria-current="true">${name}</a>`
                : html`<a href="${address}">${name}</a>`
            }
          </li>`,
      )}
    </ul>
  </nav>`;
}

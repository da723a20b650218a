/** The list of issues whose mails can be looked at. */
import { html } from 'hono/html';
import type { Config } from '../../config/schema.ts';
import { tierLadder } from '../../core/audience/tier.ts';
import type { Markup } from '../../core/preview/panels.ts';
import { previewFrame } from './preview-frame.ts';

export function indexPage(given: {
  readonly path: string;
  readonly issueIds: readonly string[];
  readonly config: Pick<Config, 'title' | 'tiers' | 'theme'>;
}): Markup {
  const { path, issueIds, config } = given;
  const tiers = tierLadder(config.tiers);
  return previewFrame({
    title: `Mails · ${config.title}`,
    theme: config.theme,
    body: html`<body class="index">
      <main>
        <p class="quiet"><a href="/">${config.title}</a></p>
        <h1>Mails</h1>
        ${
          issueIds.length === 0
            ? html`<p class="quiet">No issue yet. Begin one with <code>roundup new</code>.</p>`
            : ''
        }
        <ol>
          ${issueIds.toReversed().map(
            (id) =>
              html`<li>
                <a class="issue" href="${path}/${id}/">${id}</a>
                <ul>
                  ${tiers.map(
                    (tier) => html`<li><a href="${path}/${id}/?tier=${tier}">${tier}</a></li>`,
                  )}
                </ul>
              </li>`,
          )}
        </ol>
      </main>
    </body>`,
  });
}

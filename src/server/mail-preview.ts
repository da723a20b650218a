/** The editions of every issue beside its page, while an author writes: on this machine only. */
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Config } from '../config/schema.ts';
import { personalize, personalValues } from '../core/delivery/personal-parts.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Edition } from '../core/edition/edition.ts';
import type { ServedApp } from './listen.ts';
import { previewCss } from './mail-preview-style.ts';

export interface PreviewedIssue {
  /** Of its page in the archive: `/issues/2023-10/`. */
  readonly address: string;
  /** By tier id; empty when the issue has errors. */
  readonly editions: ReadonlyMap<string, Edition>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface MailPreviewDeps {
  readonly config: () => Promise<Config>;
  readonly issueIds: () => Promise<readonly string[]>;
  /** Renders afresh on every call. */
  readonly preview: (issueId: string, config: Config) => Promise<PreviewedIssue>;
}

/** Where the preview stands beside the archive. */
export const PREVIEW_PATH = '/_mail';

/** Makes no difference between drafts and others. Extras are shown: never put it on a network. */
export function createMailPreview(deps: MailPreviewDeps): ServedApp {
  const app = new Hono({ strict: false }).basePath(PREVIEW_PATH);
  app.get('/', async (context) => {
    const config = await deps.config();
    return context.html(page('Editions', indexBody(await deps.issueIds(), config)));
  });
  app.get('/:issue', async (context) => {
    const config = await deps.config();
    const issueId = context.req.param('issue');
    const previewed = await deps.preview(issueId, config);
    const tier = context.req.query('tier') ?? 'public';
    return context.html(page(`${issueId} · ${tier}`, issueBody(issueId, tier, previewed)));
  });
  app.get('/:issue/:file{[a-z0-9-]+\\.(?:html|txt)}', async (context) => {
    const [tier = '', kind] = context.req.param('file').split('.');
    const { editions } = await deps.preview(context.req.param('issue'), await deps.config());
    const edition = editions.get(tier);
    if (edition === undefined) return context.text('There is no such edition.', 404);
    return kind === 'html'
      ? context.html(asRead(edition.html, edition))
      : context.text(asRead(edition.text, edition));
  });
  return { fetch: (request) => app.fetch(request), drain: async () => {} };
}

/** As an invented reader gets it, whose address to leave by leads nowhere. */
function asRead(text: string, edition: Edition): string {
  return personalize(text, personalValues(edition, { unsubscribeToken: 'preview', name: 'Robin' }));
}

type Markup = ReturnType<typeof html>;

function page(title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(previewCss)}
        </style>
        <script type="module" src="/@vite/client"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

function indexBody(issueIds: readonly string[], config: Config): Markup {
  const tiers = ['public', ...config.tiers.map((tier) => tier.id)];
  return html`<main>
    <h1>${config.title}: editions</h1>
    <ul>
      ${issueIds
        .toReversed()
        .map(
          (id) =>
            html`<li>
              <a href="${PREVIEW_PATH}/${id}/">${id}</a> ${tiers.map(
                (tier) => html`<a href="${PREVIEW_PATH}/${id}/?tier=${tier}">${tier}</a> `,
              )}
            </li>`,
        )}
    </ul>
  </main>`;
}

function issueBody(issueId: string, tier: string, previewed: PreviewedIssue): Markup {
  const edition = previewed.editions.get(tier);
  if (edition === undefined) return mistakes(issueId, previewed.diagnostics);
  const base = `${PREVIEW_PATH}/${issueId}/${tier}`;
  const size = (new TextEncoder().encode(edition.html).length / 1000).toFixed(1);
  return html`<header>
      <nav>
        <a href="${PREVIEW_PATH}/">Editions</a> ${[...previewed.editions.keys()].map((other) =>
          other === tier
            ? html`<strong>${other}</strong> `
            : html`<a href="?tier=${other}">${other}</a> `,
        )}
      </nav>
      <dl>
        <dt>Subject</dt>
        <dd>${edition.subject}</dd>
        <dt>Preheader</dt>
        <dd>${edition.preheader}</dd>
        <dt>HTML</dt>
        <dd>${size} KB</dd>
      </dl>
    </header>
    <div class="panes">
      <section>
        <h2>Archive</h2>
        <iframe title="Archive page" src="${previewed.address}"></iframe>
      </section>
      <section>
        <h2>Mail</h2>
        <iframe title="HTML edition" sandbox="allow-popups" src="${base}.html"></iframe>
      </section>
      <section>
        <h2>Text</h2>
        <iframe title="Text edition" sandbox="" src="${base}.txt"></iframe>
      </section>
    </div>`;
}

function mistakes(issueId: string, diagnostics: readonly Diagnostic[]): Markup {
  return html`<main>
    <h1>${issueId} cannot be rendered</h1>
    <ol>
      ${diagnostics.map(
        (found) =>
          html`<li>
            <code>${found.file}:${found.line}:${found.column}</code> ${found.reason} ${found.remedy}
            <small>${found.id}</small>
          </li>`,
      )}
    </ol>
  </main>`;
}

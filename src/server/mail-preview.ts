/** The mails of every issue, looked at from all sides while an author writes: on this machine only. */
import { Hono } from 'hono';
import type { Config } from '../config/schema.ts';
import { displayHtml, withPictureOrigin } from '../core/preview/display-html.ts';
import type { SourceAddress } from '../core/preview/panels.ts';
import { isMailView } from '../core/preview/preview-view.ts';
import { sampleSubmission } from '../core/preview/sample-mail.ts';
import type { MessageComposer } from '../ports/mail.ts';
import type { SampleMails } from '../workflows/sample-mails.ts';
import type { ServedApp } from './listen.ts';
import { loopbackOnly } from './loopback-only.ts';
import { previewPolicy } from './preview/preview-policy.ts';
import { previewChoice } from './preview/preview-choice.ts';
import { indexPage } from './preview/index-page.ts';
import { issuePage } from './preview/issue-page.ts';

export interface MailPreviewDeps {
  readonly config: () => Promise<Config>;
  readonly issueIds: () => Promise<readonly string[]>;
  /** Renders afresh on every call. */
  readonly mails: (issueId: string, config: Config) => Promise<SampleMails>;
  readonly composer: MessageComposer;
  readonly source: SourceAddress;
}

/** Where the preview stands beside the archive. */
export const PREVIEW_PATH = '/_mail';

/** Makes no difference between drafts and others. Extras are shown: never put it on a network. */
export function createMailPreview(deps: MailPreviewDeps): ServedApp {
  const app = new Hono({ strict: false }).basePath(PREVIEW_PATH);
  app.use(loopbackOnly);
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
  });
  app.get('/', async (context) => {
    const config = await deps.config();
    context.header('Content-Security-Policy', previewPolicy.page);
    return context.html(indexPage({ path: PREVIEW_PATH, issueIds: await deps.issueIds(), config }));
  });
  app.get('/:issue', async (context) => {
    const config = await deps.config();
    const issueId = context.req.param('issue');
    const [issueIds, sample] = await Promise.all([deps.issueIds(), deps.mails(issueId, config)]);
    const choice = previewChoice(context.req.query());
    const { source } = deps;
    context.header('Content-Security-Policy', previewPolicy.page);
    return context.html(
      issuePage({ path: PREVIEW_PATH, issueIds, config, sample, choice, source }),
    );
  });
  app.get('/:issue/:file{[a-z0-9-]+\\.(?:html|txt|eml)}', async (context) => {
    const [tier = '', kind] = context.req.param('file').split('.');
    const config = await deps.config();
    const sample = await deps.mails(context.req.param('issue'), config);
    const mail = sample.mails.get(tier);
    if (mail === undefined) return context.text('There is no such edition.', 404);
    if (kind === 'txt') return context.text(mail.text);
    if (kind === 'eml') {
      const bytes = await deps.composer.compose(sampleSubmission(mail, sample.at));
      return context.body(bytes, 200, { 'Content-Type': 'message/rfc822' });
    }
    const view = context.req.query('view');
    context.header(
      'Content-Security-Policy',
      previewPolicy.mail({ pictures: view !== 'images-off' }),
    );
    if (!isMailView(view)) return context.html(mail.html);
    return context.html(
      withPictureOrigin(displayHtml(mail.html, view), config.url, originOf(context.req.url)),
    );
  });
  return { fetch: (request) => app.fetch(request), drain: async () => {} };
}

function originOf(address: string): string {
  return new URL(address).origin;
}

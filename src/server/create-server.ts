/** The server as one app: the static archive, the way in and the way out. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { accessLog, describeError, type Log, type LogVariables } from './access-log.ts';
import { createBackground } from './background.ts';
import type { ServedApp } from './listen.ts';
import { createPageRenderer, type Masthead } from './page.ts';
import { archivePolicy, securityHeaders } from './security-headers.ts';
import { brokenPage, notFoundPage, tooLargePage, wrongMethodPage } from './small-pages.ts';
import { createStaticFolder } from './static-files.ts';
import { subscribeRoutes, type SubscribeDeps } from './subscribe-routes.ts';
import { unsubscribeRoutes, type UnsubscribeDeps } from './unsubscribe-routes.ts';

export interface ServerDeps extends UnsubscribeDeps {
  readonly masthead: Masthead;
  /** The built archive; it may be built or replaced while the server runs. */
  readonly distDir: string;
  /** Left out, nobody can subscribe here and `/subscribe` does not exist. */
  readonly subscription?: Omit<SubscribeDeps, keyof UnsubscribeDeps> | undefined;
  /** Gets one line a request, free of tokens and addresses. */
  readonly log: Log;
}

const MAX_BODY_BYTES = 16 * 1024;

export function createServer(deps: ServerDeps): ServedApp {
  const { masthead } = deps;
  const render = createPageRenderer(masthead);
  const background = createBackground(deps.log);
  const app = new Hono<{ Variables: LogVariables }>();
  app.use(accessLog(deps.clock, deps.log), securityHeaders());
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => render(tooLargePage) }));
  app.onError((error) => {
    deps.log(describeError(error));
    return render(brokenPage);
  });

  app.all('/healthz', (context) => {
    context.set('target', '/healthz');
    return ['GET', 'HEAD'].includes(context.req.method)
      ? context.text('ok', 200, { 'Cache-Control': 'no-store' })
      : render(wrongMethodPage('GET, HEAD'));
  });
  app.route('/', unsubscribeRoutes(deps, render, masthead.title));
  if (deps.subscription !== undefined) {
    const subscribing = { ...deps.subscription, subscribers: deps.subscribers, clock: deps.clock };
    app.route('/', subscribeRoutes(subscribing, render, { title: masthead.title, background }));
  }

  const archive = createStaticFolder({
    dir: deps.distDir,
    cacheControl,
    headers: {
      'Content-Security-Policy': archivePolicy({ postsTo: [masthead.url] }),
      'Referrer-Policy': 'strict-origin-when-cross-origin',
    },
  });
  app.get('*', async (context) => {
    const file = await archive.file(context.req.raw);
    if (file !== undefined) context.set('target', new URL(context.req.url).pathname);
    return file ?? (await archive.notFound(context.req.raw)) ?? render(notFoundPage);
  });
  app.all('*', () => render(wrongMethodPage('GET, HEAD')));

  return { fetch: (request) => app.fetch(request), drain: () => background.drain() };
}

/** What Astro names by its contents never changes; all else is asked for again each time. */
function cacheControl(pathname: string): string {
  return pathname.startsWith('/_assets/')
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, must-revalidate';
}

/** The server as one app: the static archive, the way in, the way out, and what is done afterwards. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { serverUrl } from '../core/delivery/message-facts.ts';
import { archivePolicy } from '../core/edition/archive-policy.ts';
import type { Config } from '../config/schema.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { PatronAccess } from '../ports/patron-access.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import type { WorkEntry } from '../workflows/work-inbox.ts';
import { accessLog } from './access-log.ts';
import { type CaptureDeps, captureRoutes } from './capture-routes.ts';
import { confirmRoutes } from './confirm-routes.ts';
import { connectionAddress } from './connection-address.ts';
import type { FormDeps } from './form-taker.ts';
import { healthRoutes } from './health-routes.ts';
import { createInboxService } from './inbox-service.ts';
import { limitGuesses } from './limit-guesses.ts';
import type { ServedApp } from './listen.ts';
import { describeError, type Log } from './log.ts';
import { createPageRenderer } from './page.ts';
import { type PatronWebhookDeps, patronWebhookRoutes } from './patron-webhook-routes.ts';
import { createRedirects } from './redirects.ts';
import { securityHeaders, transportSecurity } from './security-headers.ts';
import { ISSUES } from './patron/opened-page.ts';
import { createPatronServing, type Served } from './patron/patron-serving.ts';
import type { ServerEnv } from './server-env.ts';
import { settingsRoutes, type SettingsDeps } from './settings-routes.ts';
import { brokenPage, notFoundPage, tooLargePage, wrongMethodPage } from './small-pages.ts';
import { createStaticFolder } from './static-files.ts';
import { subscribeRoutes } from './subscribe-routes.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.ts';
import { type WebhookDeps, webhookRoutes } from './webhook-routes.ts';

export interface ServerDeps extends Omit<SettingsDeps & FormDeps, 'wake'> {
  /** Of the providers whose webhooks are set up. */
  readonly verifiers: WebhookDeps['verifiers'];
  readonly patronWebhooks: PatronWebhookDeps['webhooks'];
  readonly inbox: Inbox;
  readonly subscribers: Pick<SubscriberStore, 'confirm' | 'end' | 'purgePending'>;
  readonly patronAccess: Pick<PatronAccess, 'purge'>;
  readonly config: Pick<
    Config,
    'title' | 'description' | 'frequency' | 'language' | 'url' | 'theme' | 'topics' | 'server'
  >;
  /** undefined where the archive's extras are not served. */
  readonly served?: Served | undefined;
  /** undefined where no links are taken. */
  readonly capture?: Omit<CaptureDeps, 'clock' | 'log'> | undefined;
  /** The built archive; it may be built or replaced while the server runs. */
  readonly distDir: string;
  /** Works off an entry of the inbox. */
  readonly work: WorkEntry;
  /** How often the inbox is looked at unasked; for tests. */
  readonly lookEveryMs?: number;
  readonly log: Log;
}

const MAX_BODY_BYTES = 16 * 1024;

/** Begins to work off the inbox at once. */
export function createServer(deps: ServerDeps): ServedApp {
  const { config, clock, log } = deps;
  const { title, description, frequency, language, url, topics, server } = config;
  const origins = new Set([config.url, serverUrl(config), ...server.allowedOrigins].map(originOf));
  const render = createPageRenderer({ title, language, url, theme: config.theme });
  const connection = connectionAddress(server.trustProxy);
  const guesses = limitGuesses(render, connection);
  const service = createInboxService(deps);
  const waking = { ...deps, wake: service.wake };
  let stopping = false;

  const app = new Hono<ServerEnv>();
  app.use(accessLog(clock, log), securityHeaders(transportSecurity(serverUrl(config))));
  const accept: WebhookDeps['accept'] = async (taken) => {
    await deps.inbox.append([{ kind: 'webhook', ...taken }]);
    service.wake();
  };
  // Before the limit of forms: a provider tells many events at once.
  app.route('/', webhookRoutes({ verifiers: deps.verifiers, accept, clock, log }));
  app.route(
    '/',
    patronWebhookRoutes({
      webhooks: deps.patronWebhooks,
      accept: async (taken) => {
        await deps.inbox.append([{ kind: 'patron', ...taken }]);
        service.wake();
      },
      clock,
      log,
    }),
  );
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => render(tooLargePage) });
  // Nobody reads the body of a GET, and only to look for one costs more than to answer from memory.
  app.use((context, next) =>
    ['GET', 'HEAD'].includes(context.req.method) ? next() : limit(context, next),
  );
  app.onError((error, context) => {
    const id = context.get('requestId');
    log({ at: clock.now().toISOString(), event: 'error', id, error: describeError(error) });
    return render(brokenPage(id));
  });
  const now = (): Date => clock.now();
  const probe = async (): Promise<void> => void (await deps.inbox.tally());
  app.route('/', healthRoutes({ probe, isStopping: () => stopping, log, now }, render));
  app.route('/', unsubscribeRoutes(waking, render, title));
  app.route('/', settingsRoutes(waking, render, { title, topics, limitGuesses: guesses }));
  app.route(
    '/',
    subscribeRoutes(waking, render, {
      ...server.subscribe,
      title,
      description,
      frequency,
      language,
      serverUrl: serverUrl(config),
      origins,
      connection,
    }),
  );
  app.route(
    '/',
    confirmRoutes(waking, render, {
      title,
      welcome: server.subscribe.welcome,
      limitGuesses: guesses,
    }),
  );

  if (deps.capture !== undefined) {
    app.route('/', captureRoutes({ ...deps.capture, clock, log }, render, connection));
  }

  const serving =
    deps.served &&
    createPatronServing({ ...deps, ...deps.served }, render, { connection, limitGuesses: guesses });
  if (serving !== undefined) app.route('/', serving.routes);

  const archive = createStaticFolder({
    dir: deps.distDir,
    cacheControl,
    headers: {
      'Content-Security-Policy': archivePolicy({ postsTo: [config.url, serverUrl(config)] }),
      'Referrer-Policy': 'strict-origin-when-cross-origin',
    },
  });
  const redirects = createRedirects(deps.distDir);
  app.get('*', async (context) => {
    const { pathname } = new URL(context.req.url);
    const moved = await redirects.find(pathname);
    if (moved !== undefined) return context.redirect(moved, 301);
    const opened = await serving?.page(context, archive);
    const file = opened ?? (await archive.file(context.req.raw));
    if (file !== undefined) context.set('target', loggedPath(pathname));
    // Everybody gets the same but those with a certain cookie, and a cache on the way must know.
    if (serving !== undefined && pathname.startsWith(ISSUES) && file !== opened) {
      file?.headers.append('Vary', 'Cookie');
    }
    return file ?? (await archive.notFound(context.req.raw)) ?? render(notFoundPage);
  });
  app.all('*', () => render(wrongMethodPage('GET, HEAD')));

  return {
    fetch: (request, env) => app.fetch(request, env ?? {}),
    stopping: () => {
      stopping = true;
    },
    async drain() {
      await Promise.all([service.stop(), serving?.drain()]);
    },
  };
}

/** The name of a ring would tell which patron came. */
function loggedPath(pathname: string): string {
  return pathname.startsWith('/ring/') ? '/ring/*' : pathname;
}

function originOf(address: string): string {
  return new URL(address).origin;
}

/** What Astro names by its contents never changes; all else is asked for again each time. */
function cacheControl(pathname: string): string {
  return pathname.startsWith('/_assets/')
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, must-revalidate';
}

/** Whether the process lives, and whether it can serve: for whoever watches over it. */
import { Hono } from 'hono';
import { describeError, type Log } from './log.ts';
import type { PageRenderer } from './page.ts';
import type { ServerEnv } from './server-env.ts';
import { wrongMethodPage } from './small-pages.ts';

export interface HealthDeps {
  /** Resolves when the store answers; migrations were made when it was opened. */
  readonly probe: () => Promise<void>;
  readonly isStopping: () => boolean;
  readonly log: Log;
  readonly now: () => Date;
}

/** A store that says nothing for so long is as good as away. */
const PROBE_WITHIN_MS = 2000;
const UNSTORED = { 'Cache-Control': 'no-store' } as const;

export function healthRoutes(deps: HealthDeps, render: PageRenderer): Hono<ServerEnv> {
  const routes = new Hono<ServerEnv>();
  for (const path of ['/healthz', '/readyz']) {
    routes.use(path, async (context, next) => {
      context.set('target', path);
      await next();
    });
  }
  routes.get('/healthz', (context) => context.text('ok', 200, UNSTORED));
  routes.get('/readyz', async (context) => {
    if (deps.isStopping()) return context.text('stopping', 503, UNSTORED);
    return (await answersInTime(deps))
      ? context.text('ready', 200, UNSTORED)
      : context.text('the store does not answer', 503, UNSTORED);
  });
  for (const path of ['/healthz', '/readyz']) {
    routes.all(path, () => render(wrongMethodPage('GET, HEAD')));
  }
  return routes;
}

async function answersInTime({ probe, log, now }: HealthDeps): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), PROBE_WITHIN_MS);
  const answered = probe().then(
    () => true,
    (error: unknown) => {
      log({ at: now().toISOString(), event: 'error', what: 'readyz', error: describeError(error) });
      return false;
    },
  );
  try {
    return await Promise.race([answered, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

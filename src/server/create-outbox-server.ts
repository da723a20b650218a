/** Reading an outbox in the browser, on this machine only: it holds addresses and whole mails. */
import { Hono } from 'hono';
import type { ServedApp } from './listen.ts';
import { loopbackOnly } from './loopback-only.ts';
import { securityHeaders } from './security-headers.ts';
import { createStaticFolder } from './static-files.ts';

/** Mails style themselves inline and are shown in frames; no script runs, no form leaves. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Listen on a loopback address only. */
export function createOutboxServer(deps: { readonly dir: string }): ServedApp {
  const outbox = createStaticFolder({ dir: deps.dir, cacheControl: () => 'no-store' });
  const app = new Hono();
  app.use(
    securityHeaders({
      'Content-Security-Policy': POLICY,
      'X-Frame-Options': 'SAMEORIGIN',
      'X-Robots-Tag': 'noindex',
    }),
  );
  app.use(loopbackOnly);
  app.get('*', async (context) => {
    const file = await outbox.file(context.req.raw);
    return file ?? context.text('There is no such mail.', 404);
  });
  app.all('*', (context) =>
    context.text('Only GET is answered here.', 405, { Allow: 'GET, HEAD' }),
  );
  return { fetch: (request) => app.fetch(request), drain: () => Promise.resolve() };
}

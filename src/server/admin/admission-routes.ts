/** The admin's way in and out: an address that works once, a session, and its end. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isAllowedOrigin } from '../request-origin.ts';
import type { ServerEnv } from '../server-env.ts';
import { type AdminEntry, SESSION_MS } from './admin-entry.ts';
import type { RenderAdmin } from './admin-page.ts';
import { enterPage, foreignPage, leftPage, outsidePage, usedPage } from './entry-pages.ts';

export const ENTER = '/enter';

/** Whatever is routed after it is for whoever is inside. */
export function admissionRoutes(entry: AdminEntry, render: RenderAdmin): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();
  app
    .get(`${ENTER}/:token`, (context) => {
      context.set('target', `${ENTER}/:token`);
      return render(entry.isOpen(context.req.param('token')) ? enterPage : usedPage);
    })
    // The token is the authority, so no origin is asked for; a page without referrers has none.
    .post(`${ENTER}/:token`, (context) => {
      context.set('target', `${ENTER}/:token`);
      const key = entry.enter(context.req.param('token'));
      if (key === undefined) return render(usedPage);
      setCookie(context, cookieName(context), key, { ...COOKIE, maxAge: SESSION_MS / 1000 });
      return context.redirect('/', 303);
    });
  app.use(async (context, next) => (entry.isInside(keyOf(context)) ? next() : render(outsidePage)));
  app.post('/leave', async (context) => {
    context.set('target', '/leave');
    // SameSite is no help: to a browser all ports of a host are one site.
    const { origin } = new URL(context.req.url);
    if (!isAllowedOrigin(context, new Set([origin]))) return render(foreignPage);
    entry.leave(keyOf(context));
    deleteCookie(context, cookieName(context), COOKIE);
    return withCookies(context, await render(leftPage));
  });
  return app;
}

const COOKIE = { httpOnly: true, sameSite: 'Strict', path: '/' } as const;

function keyOf(context: Context<ServerEnv>): string {
  return getCookie(context, cookieName(context)) ?? '';
}

/** Cookies know no ports, and another newsletter's admin may be on this machine. */
function cookieName({ req }: Context<ServerEnv>): string {
  return `roundup-admin-${new URL(req.url).port}`;
}

/** A response that a renderer made does not have what was set on the context. */
function withCookies(context: Context<ServerEnv>, response: Response): Response {
  for (const cookie of context.res.headers.getSetCookie()) {
    response.headers.append('Set-Cookie', cookie);
  }
  return response;
}

/** Which sites' pages may send forms here (cross-site request forgery, and forms on strangers' sites). */
import type { Context } from 'hono';

/**
 * Browsers name the page's origin with every POST; one that is not allowed, or is hidden, is
 * refused. Without an Origin it is no browser's form, unless Sec-Fetch-Site says that it is one of
 * another site.
 */
export function isAllowedOrigin(context: Context, allowed: ReadonlySet<string>): boolean {
  const origin = context.req.header('Origin');
  if (origin !== undefined) return allowed.has(origin);
  const site = context.req.header('Sec-Fetch-Site');
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** CORS, once the answer is there: for the allowed origins alone, and without credentials. */
export function allowOrigin(context: Context, allowed: ReadonlySet<string>): void {
  const origin = context.req.header('Origin');
  const { headers } = context.res;
  headers.append('Vary', 'Origin');
  if (origin !== undefined && allowed.has(origin)) {
    headers.set('Access-Control-Allow-Origin', origin);
  }
}

/** What every answer tells the browser to refuse. */
import type { MiddlewareHandler } from 'hono';

const always: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
};

/** Sets each header that the answer has not set itself. */
export function securityHeaders(
  overrides: Readonly<Record<string, string>> = {},
): MiddlewareHandler {
  const headers = Object.entries({ ...always, ...overrides });
  return async (context, next) => {
    await next();
    for (const [name, value] of headers) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  };
}

/** For a request that no app ever sees, because it is not HTTP as we understand it. */
export function refusal(status: 400 | 500): Response {
  return new Response(null, { status, headers: { ...always, 'Cache-Control': 'no-store' } });
}

/**
 * The archive's pages: nothing but their own files, and pictures and sound from any https address,
 * which an issue may quote. No script is inline. `postsTo` are addresses, beside the pages' own
 * host, that a form may be sent to, by the browser or by a script; only their origins count.
 */
export function archivePolicy(options: { readonly postsTo: readonly string[] }): string {
  const posting = new Set(["'self'", ...options.postsTo.map((address) => new URL(address).origin)]);
  const targets = [...posting].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    "media-src 'self' https:",
    "manifest-src 'self'",
    `connect-src ${targets}`,
    `form-action ${targets}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Binds browsers to https for a year (RFC 6797), for a newsletter whose address says https. Other
 * hosts below its domain are not ours to bind.
 */
export function transportSecurity(address: string): Readonly<Record<string, string>> {
  return new URL(address).protocol === 'https:'
    ? { 'Strict-Transport-Security': 'max-age=31536000' }
    : {};
}

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
 * Binds browsers to https for a year (RFC 6797), for a newsletter whose address says https. Other
 * hosts below its domain are not ours to bind.
 */
export function transportSecurity(address: string): Readonly<Record<string, string>> {
  return new URL(address).protocol === 'https:'
    ? { 'Strict-Transport-Security': 'max-age=31536000' }
    : {};
}

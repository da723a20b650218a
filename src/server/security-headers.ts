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
 * which an issue may quote. No script is inline.
 */
export function archivePolicy(formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    "media-src 'self' https:",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

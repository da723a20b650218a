/** What browsers are to refuse to previews. */

/** Vite’s client reloads the page and asks for its socket; nothing else is let in. */
const page = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self' ws:",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a mail program allows a mail. Without pictures their place is held by their descriptions. */
function mail(shown: { readonly pictures: boolean }): string {
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    shown.pictures ? "img-src 'self' data: https:" : "img-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

export const previewPolicy = { page, mail } as const;

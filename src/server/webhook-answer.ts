/** What a webhook's sender is answered: a status that it heeds, and a sentence that tells nothing. */

/** Why a request was not taken. */
export type RefusedState = 'not-set-up' | 'unproven' | 'malformed' | 'too-large';

/** `challenge`: a 401 names how a request proves itself (RFC 9110, 11.6.1). */
export function refusal(state: RefusedState, challenge: string): Response {
  switch (state) {
    case 'not-set-up':
      return plain(403, 'Nothing is taken from this provider here.');
    case 'unproven':
      return plain(401, 'This request does not prove where it comes from.', {
        'WWW-Authenticate': challenge,
      });
    case 'malformed':
      return plain(400, 'This is not what the provider sends.');
    case 'too-large':
      return plain(413, 'This is more than is taken at once.');
  }
}

export function notKept(): Response {
  return plain(503, 'This cannot be kept at the moment. Please tell it again later.');
}

export function wrongMethod(): Response {
  return plain(405, 'This address answers POST only.', { Allow: 'POST' });
}

export function plain(
  status: 200 | 400 | 401 | 403 | 405 | 413 | 429 | 503,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: {
      ...headers,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  });
}

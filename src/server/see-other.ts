/** An answer that leads on after a POST, so that to load the page again posts nothing again. */

/** `location` is a path of this server, or another service's address. */
export function seeOther(
  location: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(null, {
    status: 303,
    headers: {
      ...headers,
      Location: location,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  });
}

/** What an endpoint answers; in a build only the text is kept. */

export function textResponse(type: string, text: string): Response {
  return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
}

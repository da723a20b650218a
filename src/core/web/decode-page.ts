/** The bytes of somebody's page as text, whatever character set it is in and however it says so. */

/** As far as browsers look for a declaration (HTML, 13.2.3.2). */
const PRESCANNED_BYTES = 1024;

/**
 * In the order of the HTML standard: byte order mark, Content-Type, `<meta>`. Where none of them
 * says anything known it is UTF-8 if it can be, else windows-1252. Never throws.
 */
export function decodePage(body: Uint8Array, contentType: string | undefined): string {
  const declared =
    markedBy(body) ?? decoderFor(charsetIn(contentType ?? '')) ?? declaredIn(beginningOf(body));
  return declared === undefined ? decodeUndeclared(body) : declared.decode(body);
}

function markedBy(body: Uint8Array): TextDecoder | undefined {
  const [first, second, third] = body;
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return undefined;
}

/** undefined for a label that the Encoding standard does not know, or that it calls unsafe. */
function decoderFor(label: string | undefined): TextDecoder | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function charsetIn(text: string): string | undefined {
  const found = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'>]+))/i.exec(text);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** A byte a character: every declaration is written in ASCII. */
function beginningOf(body: Uint8Array): string {
  return String.fromCharCode(...body.subarray(0, PRESCANNED_BYTES));
}

function declaredIn(beginning: string): TextDecoder | undefined {
  const xml = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]+)["']/.exec(beginning)?.[1];
  const shown = beginning.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  for (const label of [xml, ...metaLabels(shown)]) {
    const decoder = decoderFor(label);
    if (decoder === undefined) continue;
    // Whoever can read the declaration byte by byte has no UTF-16 before them.
    return decoder.encoding.startsWith('utf-16') ? new TextDecoder('utf-8') : decoder;
  }
  return undefined;
}

function* metaLabels(html: string): Iterable<string | undefined> {
  for (const [, attributes = ''] of html.matchAll(/<meta[\s/]([^>]*)>/gi)) {
    if (/\bcharset\s*=/i.test(attributes)) yield charsetIn(attributes);
  }
}

/** Without an error at the end where the body was cut off in the middle of a character. */
function decodeUndeclared(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(body);
  }
}

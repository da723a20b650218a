/** A request's body, read no further than it may be long. */

/** undefined when it has more bytes; then what is left of it is not read. */
export async function readBody(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const announced = Number(request.headers.get('Content-Length') ?? 0);
  if (announced > maxBytes) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  // Not every body says how long it is (RFC 9112, 7.1).
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > maxBytes) return undefined;
    parts.push(part);
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
}

/** A request's body, read no further than it may be long. */

/** undefined when it has more bytes; then what is left of it is not read. */
export async function readBody(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const announced = request.headers.get('Content-Length');
  if (announced !== null) {
    // Node ends a body where it was announced to end, and takes no other length beside it.
    return Number(announced) > maxBytes ? undefined : new Uint8Array(await request.arrayBuffer());
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

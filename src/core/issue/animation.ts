/** Whether a picture moves, from its first bytes: of one that does, no smaller form is made. */

export function isAnimated(head: Uint8Array): boolean {
  switch (true) {
    case text(head, 0, 3) === 'GIF':
      // Whether it has a second picture is known at its end alone.
      return true;
    case text(head, 1, 3) === 'PNG':
      return hasAnimationChunk(head);
    case text(head, 8, 4) === 'WEBP':
      return text(head, 12, 4) === 'VP8X' && ((head[20] ?? 0) & 0b10) !== 0;
    default:
      return text(head, 4, 8) === 'ftypavis';
  }
}

/** It stands before the first picture, or else it is none (APNG). */
function hasAnimationChunk(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (let at = 8; at + 8 <= head.length; at += 12 + view.getUint32(at)) {
    const type = text(head, at + 4, 4);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}

function text(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

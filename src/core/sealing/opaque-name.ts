/** Names of published blobs, which tell nothing. */

/** As `0f…9c.bin`. */
export function opaqueName(bytes: Uint8Array): string {
  return `${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}.bin`;
}

/** Opens a blob: a nonce of 12 bytes, and behind it AES-256-GCM's ciphertext and tag. */
import { type Bytes, utf8 } from './bytes.ts';
import { deriveCipherKey } from './derive.ts';
import type { Purpose } from './labels.ts';
import { subtle } from './subtle.ts';

export const NONCE_BYTES = 12;

/** Throws unless every byte is as it was sealed, by this key and for this purpose. */
export async function openBlob(key: CryptoKey, purpose: Purpose, blob: Bytes): Promise<Bytes> {
  const cipher = {
    name: 'AES-GCM',
    iv: blob.subarray(0, NONCE_BYTES),
    additionalData: utf8(purpose.bound),
  };
  const cipherKey = await deriveCipherKey(key, purpose.info);
  return new Uint8Array(await subtle.decrypt(cipher, cipherKey, blob.subarray(NONCE_BYTES)));
}

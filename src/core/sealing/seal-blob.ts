/** Seals a blob under a nonce made from all that is sealed, so that none is ever used for two things. */
import { type Bytes, joinBytes, utf8 } from './bytes.ts';
import { NONCE_BYTES } from './blob.ts';
import { deriveCipherKey, deriveMacKey } from './derive.ts';
import type { Purpose } from './labels.ts';
import { subtle } from './subtle.ts';

/**
 * AES-GCM breaks when two messages share a key and a nonce. Here the nonce is a keyed hash of the
 * message and of what it is bound to: the same nonce means the same message, and then the whole blob
 * is the same, which tells nothing. It needs no dice and no memory, and rebuilds are identical.
 * `content` is sealed as it is: whoever calls has padded it.
 */
export async function sealBlob(key: CryptoKey, purpose: Purpose, content: Bytes): Promise<Bytes> {
  const bound = utf8(purpose.bound);
  const [cipherKey, nonceKey] = await Promise.all([
    deriveCipherKey(key, purpose.info),
    deriveMacKey(key, `${purpose.info}/iv`),
  ]);
  // No label holds a NUL, so the two cannot be cut apart elsewhere.
  const whole = joinBytes(bound, new Uint8Array(1), content);
  const hash = await subtle.sign('HMAC', nonceKey, whole);
  const iv = new Uint8Array(hash, 0, NONCE_BYTES);
  const cipher = { name: 'AES-GCM', iv, additionalData: bound };
  return joinBytes(iv, new Uint8Array(await subtle.encrypt(cipher, cipherKey, content)));
}

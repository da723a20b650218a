/** Every key of nl/v1 is derived by HKDF-SHA256 with an empty salt (RFC 5869). */
import { type Bytes, utf8 } from './bytes.ts';
import { subtle } from './subtle.ts';

/** Never extractable: what it opens can be used, but it cannot be read out again. */
export function importSecret(secret: Bytes): Promise<CryptoKey> {
  return subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
}

export async function deriveBytes(key: CryptoKey, info: string, length: number): Promise<Bytes> {
  return new Uint8Array(await subtle.deriveBits(hkdf(info), key, length * 8));
}

export function deriveCipherKey(key: CryptoKey, info: string): Promise<CryptoKey> {
  const cipher = { name: 'AES-GCM', length: 256 };
  return subtle.deriveKey(hkdf(info), key, cipher, false, ['encrypt', 'decrypt']);
}

export function deriveMacKey(key: CryptoKey, info: string): Promise<CryptoKey> {
  const mac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  return subtle.deriveKey(hkdf(info), key, mac, false, ['sign']);
}

function hkdf(info: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(info) };
}

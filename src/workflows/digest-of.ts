/** SHA-256 of a text, to tell whether it is still the same. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

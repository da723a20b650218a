/** Names for the pages of issues for patrons: keyed hashes, which say nothing about the issue. */
import { createHmac } from 'node:crypto';
import type { OpaqueSlug } from '../core/edition/project.ts';
import type { ExtrasKey } from '../ports/extras.ts';

/** Of five bits each: 80 bits, which nobody guesses. */
const CHARACTERS = 16;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export async function opaqueSlug(key: ExtrasKey): Promise<OpaqueSlug> {
  const master = await key.read();
  return (issueId) => {
    const hash = createHmac('sha256', master).update(`roundup/opaque-slug/1\0${issueId}`).digest();
    return [...hash.subarray(0, CHARACTERS)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
  };
}

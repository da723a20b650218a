/** An e-mail address: the spelling given, to send to, and a key, to compare by. */

export interface Address {
  /** As the person wrote it, trimmed; mail goes to this spelling. */
  readonly spelling: string;
  /** NFC, lower-cased, domain in ASCII; equal keys are one person. Dots and +tags stay. */
  readonly key: string;
}

export type AddressProblem = 'empty' | 'too-long' | 'invisible' | 'malformed' | 'domain';

/** RFC 5321 4.5.3.1: 64 octets before the @, 254 in all (with the path's angle brackets, 256). */
const MAX_LOCAL_BYTES = 64;
export const MAX_ADDRESS_BYTES = 254;

/** Format, control and separator characters, which make two addresses look alike. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u;
/** RFC 5322 dot-atom, with letters, marks and digits of any script (RFC 6531). */
const LOCAL =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** The last label is no number (RFC 3696, 2), so an IP address is no domain. */
const DOMAIN =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;

/** Reads one bare address; quoted local parts and address literals are refused as malformed. */
export function parseAddress(input: string): Address | AddressProblem {
  const spelling = input.trim();
  if (spelling === '') return 'empty';
  // No string has fewer bytes than UTF-16 units: this bounds the work of the patterns below.
  if (spelling.length > MAX_ADDRESS_BYTES) return 'too-long';
  if (INVISIBLE.test(spelling)) return 'invisible';
  const at = spelling.lastIndexOf('@');
  const local = spelling.slice(0, at);
  if (at < 1 || !LOCAL.test(local)) return 'malformed';
  const domain = domainToAscii(spelling.slice(at + 1));
  if (domain === undefined || !DOMAIN.test(domain)) return 'domain';
  const bytes = new TextEncoder();
  if (
    bytes.encode(local).length > MAX_LOCAL_BYTES ||
    bytes.encode(spelling).length > MAX_ADDRESS_BYTES
  ) {
    return 'too-long';
  }
  return { spelling, key: `${local.toLowerCase().normalize('NFC')}@${domain}` };
}

function domainToAscii(domain: string): string | undefined {
  if (/[/?#:@\\%[\]]/.test(domain)) return undefined;
  const url = URL.parse(`http://${domain}`);
  return url === null ? undefined : url.hostname;
}

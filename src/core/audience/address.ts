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

/**
 * Format, control, separator and other characters that nobody sees, such as Hangul's filler or a
 * variation selector, which make two addresses look alike.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** RFC 5322 dot-atom, with letters, marks and digits of any script (RFC 6531). */
const LOCAL =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** The last label is no number (RFC 3696, 2), so an IP address is no domain. */
const DOMAIN =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;

/** As most domains are written: nothing in it has to be converted or could be refused. */
const PLAIN_DOMAIN = /^(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!xn--)[a-z]{2,63}$/;

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
  const localKey = local.toLowerCase().normalize('NFC');
  // A mark and a sign may become one character that no address has: `=` struck through is `≠`.
  if (!LOCAL.test(localKey)) return 'malformed';
  const fits =
    isWithin(MAX_LOCAL_BYTES, local) &&
    isWithin(MAX_LOCAL_BYTES, localKey) &&
    isWithin(MAX_ADDRESS_BYTES, spelling);
  if (!fits) return 'too-long';
  return { spelling, key: `${localKey}@${domain}` };
}

function domainToAscii(domain: string): string | undefined {
  const lower = domain.toLowerCase();
  if (PLAIN_DOMAIN.test(lower)) return lower;
  if (/[/?#:@\\%[\]]/.test(domain)) return undefined;
  const url = URL.parse(`http://${domain}`);
  return url === null ? undefined : url.hostname;
}

const encoder = new TextEncoder();

function isWithin(bytes: number, text: string): boolean {
  // No text has more than three bytes for each UTF-16 unit.
  return text.length * 3 <= bytes || encoder.encode(text).length <= bytes;
}

/** How long an RSA key is, read from its DER without any cryptography. */

/**
 * Of a SubjectPublicKeyInfo (RFC 5280, 4.1.2.7), or of a bare RSAPublicKey (RFC 8017, A.1.1), both
 * of which stand in DKIM records; undefined when it is neither.
 */
export function rsaBits(der: Uint8Array): number | undefined {
  const outer = element(der, 0, SEQUENCE);
  if (outer === undefined) return undefined;
  const algorithm = element(der, outer.from, SEQUENCE);
  if (algorithm === undefined) return modulusBits(der, outer.from);
  const bits = element(der, algorithm.to, BIT_STRING);
  if (bits === undefined) return undefined;
  // The first byte says how many bits of the last one are not used.
  const key = element(der, bits.from + 1, SEQUENCE);
  return key === undefined ? undefined : modulusBits(der, key.from);
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const SEQUENCE = 0x30;

function modulusBits(der: Uint8Array, at: number): number | undefined {
  const modulus = element(der, at, INTEGER);
  if (modulus === undefined) return undefined;
  let { from } = modulus;
  while (from < modulus.to && der[from] === 0) from += 1;
  const first = der[from];
  if (first === undefined || from >= modulus.to) return undefined;
  return (modulus.to - from) * 8 - (Math.clz32(first) - 24);
}

/** Where the content of a tagged value begins and ends. */
function element(
  der: Uint8Array,
  at: number,
  tag: number,
): { readonly from: number; readonly to: number } | undefined {
  const short = der[at + 1];
  if (der[at] !== tag || short === undefined) return undefined;
  const extra = short < 0x80 ? 0 : short & 0x7f;
  if (extra > 3) return undefined;
  let length = extra === 0 ? short : 0;
  for (const byte of der.subarray(at + 2, at + 2 + extra)) length = length * 256 + byte;
  const from = at + 2 + extra;
  return from + length > der.length ? undefined : { from, to: from + length };
}

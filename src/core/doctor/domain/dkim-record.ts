/** Reads a DKIM key record (RFC 6376, 3.6.1). */
import { rsaBits } from './rsa-bits.ts';

export interface DkimRecord {
  /** `rsa` unless the record says otherwise, such as `ed25519` (RFC 8463). */
  readonly kind: string;
  /** The public key, base64 without spaces; empty when it was withdrawn. */
  readonly key: string;
  /** Of an RSA key that can be read. */
  readonly bits: number | undefined;
  /** Receivers may treat the signature as if it were not there (`t=y`). */
  readonly isTest: boolean;
}

/** undefined for a TXT record that is none. */
export function readDkim(text: string): DkimRecord | undefined {
  const tags = new Map<string, string>();
  for (const part of text.split(';')) {
    const [, name = '', value = ''] = /^\s*([a-z]+)\s*=\s*([\s\S]*?)\s*$/i.exec(part) ?? [];
    if (name !== '') tags.set(name, value);
  }
  const key = tags.get('p')?.replace(/\s+/g, '');
  const version = tags.get('v');
  if (key === undefined || (version !== undefined && version !== 'DKIM1')) return undefined;
  const kind = (tags.get('k') ?? 'rsa').toLowerCase();
  return {
    kind,
    key,
    bits: kind === 'rsa' ? bitsOf(key) : undefined,
    isTest: (tags.get('t') ?? '').split(':').includes('y'),
  };
}

function bitsOf(base64: string): number | undefined {
  try {
    return rsaBits(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** The names that nl/v1 derives keys from and binds blobs to; docs/sealing.md lists them. */

/** What makes a key and what it may open: each purpose has keys of its own. */
export interface Purpose {
  /** HKDF's info, for the cipher key; with `/iv` behind it, for the key of the nonces. */
  readonly info: string;
  /** What the blob is bound to (AES-GCM's additional data). */
  readonly bound: string;
}

export interface ExtraName {
  readonly issueId: string;
  readonly extraId: string;
  /** Counts up when the author takes back the links that were mailed. */
  readonly revision: number;
}

/** Who may open something: a tier, in a month. */
export interface Epoch {
  readonly tier: string;
  /** `YYYY-MM` */
  readonly month: string;
}

export const TAG = 'nl/v1/tag';

export function extraAddress({ issueId, extraId }: Omit<ExtraName, 'revision'>): string {
  return `${issueId}#${extraId}`;
}

export function epochId({ tier, month }: Epoch): string {
  return `${tier}.${month}`;
}

export const derivations = {
  contentKey: (name: ExtraName): string =>
    joined('nl/v1/cek', extraAddress(name), String(name.revision)),
  epochKey: ({ tier, month }: Epoch): string => joined('nl/v1/epoch', tier, month),
  patron: (patronId: string, generation: number): string =>
    joined('nl/v1/patron', patronId, String(generation)),
  decoy: (index: number): string => joined('nl/v1/decoy', String(index)),
  /** The path stands last, so whatever it holds it is no other label. */
  fileName: (path: string): string => `nl/v1/name|${path}`,
};

export const purposes = {
  html: (extra: string): Purpose => ({ info: 'nl/v1/html', bound: joined('html', extra) }),
  wrap: (extra: string, kid: string): Purpose => ({
    info: 'nl/v1/wrap',
    bound: joined('wrap', extra, kid),
  }),
  ring: (name: string): Purpose => ({ info: 'nl/v1/ring', bound: joined('ring', name) }),
  file: (name: string): Purpose => ({
    info: joined('nl/v1/file', name),
    bound: joined('file', name),
  }),
};

/** No part holds what stands between two, so different parts never make the same label. */
function joined(...parts: readonly string[]): string {
  const broken = parts.find((part) => part.includes('|') || part.includes('\0'));
  if (broken !== undefined) throw new Error('A name of the sealing holds “|” or a NUL.');
  return parts.join('|');
}

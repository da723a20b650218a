/** WebCrypto as the sealing sees it: the same in Node and in browsers, and without dice. */

/** Each gives the same for the same; keys that are drawn by lot are not among them. */
export const subtle: Pick<
  SubtleCrypto,
  'importKey' | 'deriveBits' | 'deriveKey' | 'sign' | 'encrypt' | 'decrypt'
> = globalThis.crypto.subtle;

/** Opens a sealed extra and its files; small, for it is most of what a browser loads. */
import { fromBase64 } from './base64.ts';
import { openBlob } from './blob.ts';
import type { Bytes } from './bytes.ts';
import { importSecret } from './derive.ts';
import { purposes } from './labels.ts';
import { unpad } from './padding.ts';
import type { Ring } from './ring.ts';
import type { SealedExtra } from './sealed-extra.ts';

export interface OpenedExtra {
  readonly html: string;
  /** For its files. */
  readonly key: CryptoKey;
}

/** Throws for a secret of another extra or revision. */
export async function openExtra(sealed: SealedExtra, secret: Bytes): Promise<OpenedExtra> {
  const key = await importSecret(secret);
  const content = await openBlob(key, purposes.html(sealed.id), fromBase64(sealed.ct));
  return { html: new TextDecoder().decode(unpad(content)), key };
}

/** Undefined when the ring has no key to it. Throws where it should open and does not. */
export async function openByRing(
  sealed: SealedExtra,
  ring: Ring,
): Promise<OpenedExtra | undefined> {
  for (const { kid, w } of sealed.wraps) {
    const key = ring.get(kid);
    if (key === undefined) continue;
    const purpose = purposes.wrap(sealed.id, kid);
    return openExtra(sealed, await openBlob(await importSecret(key), purpose, fromBase64(w)));
  }
  return undefined;
}

/** `key` is the opened extra's, `name` the last part of the file's address. */
export async function openFile(key: CryptoKey, name: string, blob: Bytes): Promise<Bytes> {
  return unpad(await openBlob(key, purposes.file(name), blob));
}

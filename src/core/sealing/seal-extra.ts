/** Seals an extra's HTML for a public page. */
import { toBase64 } from './base64.ts';
import { utf8 } from './bytes.ts';
import { importSecret } from './derive.ts';
import { type Epoch, epochId, extraAddress, type ExtraName, purposes } from './labels.ts';
import { contentKey, epochKey, type MasterKey } from './master-key.ts';
import { pad } from './padding.ts';
import { sealBlob } from './seal-blob.ts';
import type { SealedExtra } from './sealed-extra.ts';

/** Lengths of texts are told to a kilobyte. */
export const BLOCK_BYTES = 1024;

/** The same for the same, whenever it is built. Each epoch adds about 120 characters to the page. */
export async function sealExtra(
  master: MasterKey,
  extra: ExtraName & { readonly html: string },
  epochs: readonly Epoch[],
): Promise<SealedExtra> {
  const id = extraAddress(extra);
  const secret = await contentKey(master, extra);
  const key = await importSecret(secret);
  const content = pad(utf8(extra.html), BLOCK_BYTES);
  const ct = await sealBlob(key, purposes.html(id), content);
  const wraps = epochs.map(async (epoch) => {
    const kid = epochId(epoch);
    const wrapping = await importSecret(await epochKey(master, epoch));
    return { kid, w: toBase64(await sealBlob(wrapping, purposes.wrap(id, kid), secret)) };
  });
  return { v: 1, id, ct: toBase64(ct), wraps: await Promise.all(wraps) };
}

/** What stands behind the `#` of mailed links: a browser keeps it to itself. */
import { toBase64Url } from './base64.ts';
import type { ExtraName } from './labels.ts';
import { contentKey, type MasterKey, patronKey } from './master-key.ts';

/** For `#k=`: opens one extra, in its present revision, for whoever has the link. 43 characters. */
export async function unlockSecret(master: MasterKey, name: ExtraName): Promise<string> {
  return toBase64Url(await contentKey(master, name));
}

/** For `#p=`: opens what the patron's ring opens. 22 characters. */
export async function patronSecret(
  master: MasterKey,
  patronId: string,
  generation: number,
): Promise<string> {
  return toBase64Url(await patronKey(master, patronId, generation));
}

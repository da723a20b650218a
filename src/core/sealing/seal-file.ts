/** Seals a file of an extra, for `/sealed/<name>`. */
import { type Bytes } from './bytes.ts';
import { deriveBytes, importSecret } from './derive.ts';
import { derivations, type ExtraName, purposes } from './labels.ts';
import { contentKey, type MasterKey } from './master-key.ts';
import { opaqueName } from './opaque-name.ts';
import { pad } from './padding.ts';
import { BLOCK_BYTES } from './seal-extra.ts';
import { sealBlob } from './seal-blob.ts';

/** `path` may be any that names the file within its extra; it is not told. */
export async function sealFile(
  master: MasterKey,
  extra: ExtraName,
  path: string,
  bytes: Uint8Array,
): Promise<{ readonly name: string; readonly bytes: Bytes }> {
  const key = await importSecret(await contentKey(master, extra));
  const name = await nameOf(key, path);
  return { name, bytes: await sealBlob(key, purposes.file(name), pad(bytes, BLOCK_BYTES)) };
}

/** What `sealFile` calls it, before its bytes are at hand. */
export async function sealedFileName(
  master: MasterKey,
  extra: ExtraName,
  path: string,
): Promise<string> {
  return nameOf(await importSecret(await contentKey(master, extra)), path);
}

async function nameOf(key: CryptoKey, path: string): Promise<string> {
  return opaqueName(await deriveBytes(key, derivations.fileName(path), 16));
}

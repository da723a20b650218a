/** A patron's ring: found by the patron's secret alone, opened by it alone. */
import { fromBase64 } from './base64.ts';
import { openBlob } from './blob.ts';
import type { Bytes } from './bytes.ts';
import { deriveBytes } from './derive.ts';
import { purposes, TAG } from './labels.ts';
import { opaqueName } from './opaque-name.ts';
import { unpad } from './padding.ts';

/** Each epoch's key by its id; empty for a patron whose support has ended. */
export type Ring = ReadonlyMap<string, Bytes>;

/** Below `/ring/`. */
export async function ringName(patron: CryptoKey): Promise<string> {
  return opaqueName(await deriveBytes(patron, TAG, 16));
}

/** Throws unless it was sealed for this patron. */
export async function openRing(patron: CryptoKey, name: string, blob: Bytes): Promise<Ring> {
  const content = unpad(await openBlob(patron, purposes.ring(name), blob));
  const { keys }: { readonly keys: Readonly<Record<string, string>> } = JSON.parse(
    new TextDecoder().decode(content),
  );
  return new Map(Object.entries(keys).map(([kid, key]) => [kid, fromBase64(key)]));
}

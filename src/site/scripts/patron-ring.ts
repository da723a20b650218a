/** A patron's ring, as the page's own host has it now. */
import { openRing, type Ring, ringName } from '../../core/sealing/ring.ts';
import { fetchBlob } from './fetch-blob.ts';

const MOST_BYTES = 1024 * 1024;

/** `missing` where the secret opens nothing, as after the next generation. */
export async function fetchRing(patron: CryptoKey): Promise<Ring | 'missing' | 'unreachable'> {
  const name = await ringName(patron);
  const blob = await fetchBlob(`/ring/${name}`, MOST_BYTES);
  if (typeof blob === 'string') return blob;
  return openRing(patron, name, blob).catch(() => 'missing');
}

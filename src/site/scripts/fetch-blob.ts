/** Fetches a sealed blob of this host, up to a size, and gives up when nothing comes any more. */
import { type Bytes, joinBytes } from '../../core/sealing/bytes.ts';

export type Fetched = Bytes | 'missing' | 'unreachable';

const GIVE_UP_AFTER_MS = 20_000;

/** However long the whole takes: only a standstill ends it. */
export async function fetchBlob(address: string, mostBytes: number): Promise<Fetched> {
  const standstill = new AbortController();
  const wait = () => setTimeout(() => standstill.abort(), GIVE_UP_AFTER_MS);
  let timer = wait();
  try {
    const answer = await fetch(address, {
      // Asked for anew each visit: what a patron may open changes.
      cache: 'no-cache',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: standstill.signal,
    });
    if (answer.status === 404 || answer.status === 410) return 'missing';
    if (!answer.ok || answer.body === null) return 'unreachable';
    const reader = answer.body.getReader();
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = wait();
      length += part.value.length;
      parts.push(part.value);
      if (length > mostBytes) {
        standstill.abort();
        return 'unreachable';
      }
    }
    return joinBytes(...parts);
  } catch {
    return 'unreachable';
  } finally {
    clearTimeout(timer);
  }
}

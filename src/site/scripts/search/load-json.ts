/** Fetches a file of the search. */
import { searchAddresses } from '../../../core/finding/search-index.ts';

const ANSWER_WITHIN_MS = 30_000;

export async function loadJson<T>(address: string): Promise<T> {
  const answer = await fetch(address, {
    // The list of files must be that of the archive as it is now.
    cache: address === searchAddresses.index ? 'no-cache' : 'default',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (!answer.ok) throw new Error(`${address} is not to be had.`);
  const value: T = await answer.json();
  return value;
}

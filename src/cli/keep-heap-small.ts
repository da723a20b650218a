/** Trades a little time for much memory: a build of a thousand issues is no server that runs for days. */
import { setFlagsFromString } from 'node:v8';

/**
 * To be called before anything large is loaded. V8 lets both generations of its heap grow to many
 * times what is alive in them; measured with 1,000 issues, this takes a third off the peak.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=60');
}

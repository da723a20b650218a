/** The gate's look at many files at once, on all processors. */
import type { Guarded } from '../core/gate/guarded.ts';
import type { Finding } from '../core/gate/leak.ts';
import type { GateThreads, ScannedFile } from '../ports/gate.ts';
import { startThreads } from './threads.ts';

/** Each proves its sight before its first look. */
export function scanInThreads(guarded: Guarded): GateThreads {
  const threads = startThreads<readonly ScannedFile[], readonly (readonly Finding[])[]>(
    new URL('./gate-thread.ts', import.meta.url),
    guarded,
  );
  return {
    lanes: threads.lanes,
    scan: (files) => threads.run(files),
    [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose](),
  };
}

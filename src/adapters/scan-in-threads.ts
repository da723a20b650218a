/** The gate's look at many files at once, on all processors. */
import { availableParallelism } from 'node:os';
import type { Guarded } from '../core/gate/guarded.ts';
import type { Finding } from '../core/gate/leak.ts';
import type { GateThreads, ScannedFile } from '../ports/gate.ts';
import { startThreads } from './threads.ts';

/** Beside this thread, which looks as well. Each proves its sight before its first look. */
export function scanInThreads(guarded: Guarded): GateThreads {
  const threads = startThreads<readonly ScannedFile[], readonly (readonly Finding[])[]>(
    new URL('./gate-thread.ts', import.meta.url),
    guarded,
    availableParallelism() - 1,
  );
  return {
    lanes: threads.lanes,
    scan: (files) => threads.run(files, [...new Set(files.map(({ bytes }) => bytes.buffer))]),
    [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose](),
  };
}

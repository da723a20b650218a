/** A thread of the gate; see scan-in-threads.ts. */
import type { Guarded } from '../core/gate/guarded.ts';
import type { Finding } from '../core/gate/leak.ts';
import { createLeakScanner, type LeakScanner } from '../core/gate/leak-scanner.ts';
import { proveSight } from '../core/gate/prove-sight.ts';
import type { ScannedFile } from '../ports/gate.ts';
import { threadData } from './threads.ts';
import { zlibPacker } from './zlib-packer.ts';

let scanner: LeakScanner | undefined;

export function work(files: readonly ScannedFile[]): readonly (readonly Finding[])[] {
  const gate = (scanner ??= open(threadData<Guarded>()));
  return files.map(({ path, bytes }) => gate.scan(path, bytes));
}

/** What was copied to this thread must be as good as what it was copied from. */
function open(guarded: Guarded): LeakScanner {
  const opened = createLeakScanner(guarded, zlibPacker);
  proveSight(opened, guarded, zlibPacker);
  return opened;
}

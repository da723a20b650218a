/** The gate on batches of files: here while they are few, then on all processors. */
import type { Finding } from '../core/gate/leak.ts';
import type { LeakScanner } from '../core/gate/leak-scanner.ts';
import type { GateThreads, ScannedFile } from '../ports/gate.ts';

export interface FileScanner extends AsyncDisposable {
  /** Batches that may be under way at once without one waiting for another. */
  readonly lanes: number;
  /** What is found in each file; it takes their memory over. Rejects where it could not look. */
  scan(files: readonly ScannedFile[]): Promise<readonly (readonly Finding[])[]>;
}

/** In less time than threads take to start. */
const MOST_BYTES_HERE = 48 * 1024 * 1024;

/** Where every thread has enough to do this one does what is left. */
export function createFileScanner(gate: LeakScanner, start: () => GateThreads): FileScanner {
  let scanned = 0;
  let underWay = 0;
  let threads: GateThreads | undefined;
  return {
    get lanes() {
      return (threads?.lanes ?? 0) + 1;
    },
    async scan(files) {
      scanned += files.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (scanned > MOST_BYTES_HERE) threads ??= start();
      if (threads === undefined || underWay >= threads.lanes) {
        return files.map(({ path, bytes }) => gate.scan(path, bytes));
      }
      underWay += 1;
      try {
        return await threads.scan(files);
      } finally {
        underWay -= 1;
      }
    },
    async [Symbol.asyncDispose]() {
      await threads?.[Symbol.asyncDispose]();
    },
  };
}

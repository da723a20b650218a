/** Reads thousands of files one after the other without making garbage of each. */
import { closeSync, openSync, readSync } from 'node:fs';

const FIRST_BYTES = 256 * 1024;
/** After a larger file the memory is given back. */
const MOST_KEPT_BYTES = 8 * 1024 * 1024;

export interface FileReader {
  /** The file, until the next one is read. Throws as the file system does. */
  whole(path: string): Uint8Array<ArrayBuffer>;
  /** So many of its bytes from a place on, or fewer where it ends; likewise. */
  part(path: string, start: number, length: number): Uint8Array<ArrayBuffer>;
}

/** Reads at once: handing small files to other threads would cost more than reading them. */
export function createFileReader(): FileReader {
  let memory = new Uint8Array(FIRST_BYTES);

  function grow(length: number): void {
    const larger = new Uint8Array(length);
    larger.set(memory);
    memory = larger;
  }

  return {
    whole(path) {
      if (memory.length > MOST_KEPT_BYTES) memory = new Uint8Array(FIRST_BYTES);
      return opened(path, (file) => {
        let length = 0;
        for (;;) {
          const read = readSync(file, memory, length, memory.length - length, null);
          if (read === 0) return memory.subarray(0, length);
          length += read;
          if (length === memory.length) grow(length * 2);
        }
      });
    },
    part: (path, start, length) =>
      opened(path, (file) => {
        if (length > memory.length) grow(length);
        return memory.subarray(0, readSync(file, memory, 0, length, start));
      }),
  };
}

function opened<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

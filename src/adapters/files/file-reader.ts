/** Reads thousands of files one after the other without making garbage of each. */
import { closeSync, openSync, readSync } from 'node:fs';

const FIRST_BYTES = 256 * 1024;
/** After a larger file the memory is given back. */
const MOST_KEPT_BYTES = 8 * 1024 * 1024;

/**
 * What it returns is the file until the next one is read. Throws as the file system does. Handing
 * small files to other threads would cost more than reading them at once.
 */
export function createFileReader(): (path: string) => Uint8Array<ArrayBuffer> {
  let memory = new Uint8Array(FIRST_BYTES);
  return (path) => {
    if (memory.length > MOST_KEPT_BYTES) memory = new Uint8Array(FIRST_BYTES);
    const file = openSync(path, 'r');
    try {
      let length = 0;
      for (;;) {
        const read = readSync(file, memory, length, memory.length - length, null);
        if (read === 0) return memory.subarray(0, length);
        length += read;
        if (length === memory.length) {
          const larger = new Uint8Array(memory.length * 2);
          larger.set(memory);
          memory = larger;
        }
      }
    } finally {
      closeSync(file);
    }
  };
}

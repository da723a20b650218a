/** What the tests of the gate keep in, and a gate for it. */
import { zlibPacker } from '../../../src/adapters/zlib-packer.ts';
import type { Guarded } from '../../../src/core/gate/guarded.ts';
import { isLeak, type Leak } from '../../../src/core/gate/leak.ts';
import { createLeakScanner } from '../../../src/core/gate/leak-scanner.ts';

/** Finds what leaks of it in a file, which is a page unless it has another name. */
export function gateFor(
  guarded: Partial<Guarded>,
): (content: string | Uint8Array, path?: string) => Leak[] {
  const scanner = createLeakScanner({ extras: [], files: [], keys: [], ...guarded }, zlibPacker);
  return (content, path = 'page.html') =>
    scanner
      .scan(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
      .filter(isLeak);
}

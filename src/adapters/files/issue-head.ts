/** The head of an issue's file: what is known of an issue without reading the whole of it. */
import { closeSync, openSync, readSync } from 'node:fs';

/** Frontmatter keys come early; what stands beyond this is found when the issue itself is parsed. */
const HEAD_BYTES = 4096;
const buffer = Buffer.alloc(HEAD_BYTES);

/**
 * The frontmatter, or as much of it as the bound takes. Synchronous: for a thousand short reads the
 * way through promises takes four times as long.
 */
export function readIssueHead(path: string): string {
  const file = openSync(path, 'r');
  try {
    return headOf(buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0)));
  } finally {
    closeSync(file);
  }
}

export function headOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('utf8');
  return text.slice(0, text.indexOf('\n---', 3) + 1 || undefined);
}

/** A list of any length on stdout, in pieces: whoever reads only its beginning stops it soon. */
import type { Reporter } from './reporter.ts';

const CHUNK_CHARS = 16 * 1024;

/** Waits for a slow reader, so that the list takes no memory. */
export async function pourLines<T>(
  reporter: Pick<Reporter, 'pour'>,
  items: AsyncIterable<T>,
  lineOf: (item: T) => string,
): Promise<void> {
  let lines = '';
  for await (const item of items) {
    lines += `${lineOf(item)}\n`;
    if (lines.length < CHUNK_CHARS) continue;
    await reporter.pour(lines);
    lines = '';
  }
  await reporter.pour(lines);
}

/** A text file of the author's, decoded strictly. */
import { diagnostic, startOf } from './diagnostics.ts';
import { findIntricacy } from './intricacy.ts';
import { resultOf, type Result } from './result.ts';

export interface SourceFile {
  /** Relative to the newsletter's root, with forward slashes. */
  readonly path: string;
  /** Without a byte order mark, lines ending in `\n`. */
  readonly text: string;
}

/** Bytes that an issue or a link may have: 40,000 words. */
export const MAX_SOURCE_BYTES = 250_000;

export function decodeSource(path: string, bytes: Uint8Array): Result<SourceFile> {
  if (bytes.length > MAX_SOURCE_BYTES) {
    return {
      ok: false,
      diagnostics: [
        diagnostic('file/too-large', startOf(path), {
          reason: `The file has ${bytes.length.toLocaleString('en')} bytes; ${MAX_SOURCE_BYTES.toLocaleString('en')} is the limit.`,
        }),
      ],
    };
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    return { ok: false, diagnostics: [notUtf8(path, bytes)] };
  }
  const source = { path, text: text.replace(/\r\n?/g, '\n') };
  const intricacy = findIntricacy(source.text);
  if (intricacy === undefined) return resultOf(source, []);
  const place = { file: path, line: intricacy.line, column: 1 };
  return { ok: false, diagnostics: [diagnostic('file/too-intricate', place, intricacy)] };
}

const strict = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Finds the first byte that breaks UTF-8 by halving, so that the author is shown the line. */
function notUtf8(path: string, bytes: Uint8Array) {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValidPrefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // Streaming keeps the first bytes of a character that never ends out of the column.
  const valid = new TextDecoder().decode(bytes.subarray(0, good), { stream: true });
  const before = valid.split('\n');
  return diagnostic(
    'file/not-utf8',
    { file: path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
    { reason: 'A byte here is not UTF-8.' },
  );
}

function isValidPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

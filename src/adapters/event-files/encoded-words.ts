/** Encoded words in header fields (RFC 2047), as they are met in any charset that this machine knows. */

const WORD = String.raw`=\?[^?\s]{1,60}\?[BbQq]\?[^?\s]*\?=`;
/** Spaces between two of them are no part of the text (RFC 2047, 6.2). */
const RUN = new RegExp(`${WORD}(?:[ \\t]+${WORD})*`, 'g');

interface EncodedPart {
  readonly charset: string;
  readonly bytes: Buffer;
}

/** `text` is a field's unfolded value, one character a byte, or decoded from UTF-8. */
export function decodeWords(text: string): string {
  return text.replace(RUN, (run) => {
    const parts = run.split(/[ \t]+/).map(partOf);
    let decoded = '';
    let waiting: Buffer[] = [];
    for (const [index, { charset, bytes }] of parts.entries()) {
      // Programs cut characters in two where a word ends.
      waiting.push(bytes);
      if (parts[index + 1]?.charset === charset) continue;
      decoded += decode(charset, Buffer.concat(waiting));
      waiting = [];
    }
    return decoded;
  });
}

function partOf(word: string): EncodedPart {
  const [, charset = '', encoding = '', text = ''] = word.split('?');
  return {
    // A language may follow the charset (RFC 2231, 5).
    charset: charset.replace(/\*.*$/, '').toLowerCase(),
    bytes: encoding.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : fromQ(text),
  };
}

function fromQ(text: string): Buffer {
  const plain = text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

function decode(charset: string, bytes: Buffer): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

/** Quoted-printable (RFC 2045 6.7) of a text that differs between recipients in one tag only. */
import { encode, wrap } from 'nodemailer/lib/qp';

/** One less than RFC 2045 allows, for the `=` of the soft break that may follow. */
const LINE_LENGTH = 75;
const SOFT_BREAK = '=\r\n';

/**
 * Encodes the text once and returns what puts a value in place of each tag. Soft line breaks
 * around the values keep every line within 76 bytes whatever their length.
 */
export function encodeAround(text: string, tag: string): (value: string) => string {
  const pieces = text
    .replace(/\r\n|\r|\n/g, '\r\n')
    .split(tag)
    .map(encoded);
  return (value) => pieces.join(`${SOFT_BREAK}${encoded(value)}${SOFT_BREAK}`);
}

function encoded(text: string): string {
  return wrap(encode(text), LINE_LENGTH);
}

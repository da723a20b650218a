/** Quoted-printable (RFC 2045 6.7) of a text that differs between recipients in its tags only. */
import { encode, wrap } from 'nodemailer/lib/qp';
import { anyOf } from '../../core/delivery/personal-parts.ts';

/** One less than RFC 2045 allows, for the `=` of the soft break that may follow. */
const LINE_LENGTH = 75;
const SOFT_BREAK = '=\r\n';

/**
 * Encodes the text once and returns what puts values in place of its tags. Soft line breaks around
 * the values keep every line within 76 bytes whatever their length.
 */
export function encodeAround(
  text: string,
  tags: readonly string[],
): (values: ReadonlyMap<string, string>) => string {
  const whole = text.replace(/\r\n|\r|\n/g, '\r\n');
  const pieces = whole.split(anyOf(tags)).map(encoded);
  const places = whole.match(anyOf(tags)) ?? [];
  return (values) =>
    pieces
      .flatMap((piece, index) => {
        const tag = places[index];
        return tag === undefined ? [piece] : [piece, encoded(values.get(tag) ?? tag)];
      })
      .join(SOFT_BREAK);
}

function encoded(text: string): string {
  return wrap(encode(text), LINE_LENGTH);
}

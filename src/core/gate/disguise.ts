/** Disguises: the ways in which something may stand in a file, as the gate's control writes them. */
import { toBase64, toBase64Url } from '../sealing/base64.ts';
import type { Packer } from './packing.ts';

export interface Disguise {
  readonly name: string;
  /** What the control's file is called; Brotli is known by its ending alone. */
  readonly file: string;
  readonly put: (bytes: Uint8Array) => Uint8Array;
}

const LINE = 76;
/** Bytes in front, so that base64 begins at each of its three alignments. */
const SHIFTS = [0, 1, 2];

/** For text, which must be UTF-8. */
export function textDisguises(packer: Packer): readonly Disguise[] {
  return [
    ...byteDisguises(packer),
    plain('UTF-16 LE', (bytes) => wide(bytes, true)),
    plain('UTF-16 BE', (bytes) => wide(bytes, false)),
    plain('JSON escapes', (bytes) => utf8(units(bytes).map(unicodeEscape).join(''))),
    plain('HTML escapes, decimal', (bytes) => utf8(references(bytes, (code) => `&#${code};`))),
    plain('HTML escapes, hexadecimal', (bytes) =>
      utf8(references(bytes, (code) => `&#x${code.toString(16)};`)),
    ),
    plain('JSON escapes in HTML escapes', (bytes) =>
      utf8(units(bytes).map(unicodeEscape).join('').replaceAll('u', '&#117;')),
    ),
  ];
}

/** For anything. */
export function byteDisguises(packer: Packer): readonly Disguise[] {
  return [
    plain('plain', (bytes) => bytes),
    ...SHIFTS.flatMap((shift) => [
      plain(`base64, ${shift} bytes in`, (bytes) => utf8(toBase64(shifted(bytes, shift)))),
      plain(`base64url, ${shift} bytes in`, (bytes) => utf8(toBase64Url(shifted(bytes, shift)))),
      plain(`base64 in lines, ${shift} bytes in`, (bytes) =>
        utf8(inLines(toBase64(shifted(bytes, shift)))),
      ),
    ]),
    plain('hex', (bytes) => utf8(hex(bytes, '').toLowerCase())),
    plain('hex in capitals', (bytes) => utf8(hex(bytes, ''))),
    plain('percent escapes', (bytes) => utf8(hex(bytes, '%'))),
    plain('quoted-printable', (bytes) => utf8(quoted(bytes))),
    plain('gzip', (bytes) => packer.pack('gzip', bytes)),
    plain('zlib', (bytes) => packer.pack('zlib', bytes)),
    { name: 'Brotli', file: 'control.br', put: (bytes) => packer.pack('brotli', bytes) },
    plain('gzip in gzip', (bytes) => packer.pack('gzip', packer.pack('gzip', bytes))),
    plain('gzip in base64', (bytes) => utf8(toBase64(packer.pack('gzip', bytes)))),
    plain('base64 in gzip', (bytes) => packer.pack('gzip', utf8(toBase64(bytes)))),
  ];
}

function plain(name: string, put: Disguise['put']): Disguise {
  return { name, file: 'control', put };
}

function shifted(bytes: Uint8Array, by: number): Uint8Array {
  const longer = new Uint8Array(bytes.length + by);
  longer.set(bytes, by);
  return longer;
}

function inLines(text: string): string {
  return text.replace(new RegExp(`.{${LINE}}`, 'g'), '$&\r\n');
}

function hex(bytes: Uint8Array, before: string): string {
  return Array.from(bytes, (byte) => before + byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** Each byte by its number, and a line's end every 25 of them (RFC 2045, 6.7). */
function quoted(bytes: Uint8Array): string {
  return hex(bytes, '=').replace(/.{75}/g, '$&=\r\n');
}

function wide(bytes: Uint8Array, isLittle: boolean): Uint8Array {
  const codes = units(bytes);
  const view = new DataView(new ArrayBuffer(codes.length * 2));
  codes.forEach((code, at) => view.setUint16(at * 2, code, isLittle));
  return new Uint8Array(view.buffer);
}

function unicodeEscape(unit: number): string {
  return String.raw`\u${unit.toString(16).padStart(4, '0')}`;
}

/** Letters and digits; the rest parts words as it stands. */
function references(bytes: Uint8Array, write: (code: number) => string): string {
  return new TextDecoder()
    .decode(bytes)
    .replace(/[\p{L}\p{N}\p{M}]/gu, (letter) => write(letter.codePointAt(0) ?? 0));
}

function units(bytes: Uint8Array): number[] {
  const text = new TextDecoder().decode(bytes);
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

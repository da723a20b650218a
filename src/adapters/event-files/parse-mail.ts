/** The head of a mail and the first lines of its body (RFC 5322, 2.2), read as far as a request to leave needs. */
import type { IncomingMail } from '../../core/events/incoming-mail.ts';
import { decodeWords } from './encoded-words.ts';

const FIELD = /^([!-9;-~]{1,100})[ \t]*:(.*)$/s;

/** `lines` are without their ends, one character a byte. */
export function parseMail(lines: readonly string[]): IncomingMail {
  const empty = lines.indexOf('');
  const end = empty < 0 ? lines.length : empty;
  const headers = new Map<string, string[]>();
  for (const [name, value] of fieldsOf(lines.slice(0, end))) {
    const values = headers.get(name);
    if (values === undefined) headers.set(name, [value]);
    else values.push(value);
  }
  const body = lines.slice(end + 1);
  const encoding = headers.get('content-transfer-encoding')?.[0]?.trim().toLowerCase();
  return { headers, opening: encoding === 'base64' ? fromBase64(body) : body.join('\n') };
}

function fieldsOf(lines: readonly string[]): (readonly [name: string, value: string])[] {
  const unfolded: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line) && unfolded.length > 0) unfolded[unfolded.length - 1] += line;
    else unfolded.push(line);
  }
  return unfolded.flatMap((field) => {
    const [, name, value = ''] = FIELD.exec(field) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), decodeWords(asUtf8(value)).trim()]];
  });
}

/** RFC 6532; older programs send other bytes without saying what they are. */
function asUtf8(text: string): string {
  if (!/[\x80-\xff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

function fromBase64(lines: readonly string[]): string {
  return Buffer.from(lines.join(''), 'base64').toString('utf8');
}

/** Lines that a mail server would have to cut. */
import type { MailOffence, MailRule } from '../mail-rule.ts';

/** RFC 5322, 2.1.1, without the line's end. */
const MAX_LINE_BYTES = 998;
const utf8 = new TextEncoder();

export const longLine: MailRule = {
  id: 'mail/long-line',
  *look({ message }) {
    let start = 0;
    for (const line of message.html.split('\n')) {
      // The author's part is where the line runs over.
      yield* offence(line, 'of the HTML', start + MAX_LINE_BYTES);
      start += line.length + 1;
    }
    for (const line of message.text.split('\n')) yield* offence(line, 'of the text edition');
  },
};

function offence(line: string, where: string, at?: number): MailOffence[] {
  // No character has more than three bytes a unit.
  if (line.length * 3 <= MAX_LINE_BYTES) return [];
  const bytes = utf8.encode(line).length;
  if (bytes <= MAX_LINE_BYTES) return [];
  return [{ reason: `A line ${where} has ${bytes} bytes; ${MAX_LINE_BYTES} is the limit.`, at }];
}

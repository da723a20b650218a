/** Characters that do not survive every mail server: beyond ASCII in the HTML, controls anywhere. */
import type { MailRule } from '../mail-rule.ts';

const CONTROL = /(?![\n\t])\p{Cc}/u;

export const notAscii: MailRule = {
  id: 'mail/not-ascii',
  look: ({ message }) => {
    const found = [...message.html.matchAll(/[^\p{ASCII}]/gu)];
    const [first] = found;
    if (first === undefined) return [];
    const reason = `${found.length} of the HTML’s characters are not ASCII, the first ${code(first[0])}.`;
    return [{ reason, at: first.index }];
  },
};

export const controlCharacter: MailRule = {
  id: 'mail/control-character',
  *look({ message }) {
    const parts = { HTML: message.html, 'text edition': message.text, subject: message.subject };
    for (const [name, text] of Object.entries(parts)) {
      const found = CONTROL.exec(text);
      if (found === null) continue;
      const at = name === 'HTML' ? found.index : undefined;
      yield { reason: `The ${name} holds the control character ${code(found[0])}.`, at };
    }
  },
};

function code(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

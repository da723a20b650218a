/** The size at which Gmail cuts a mail off, and with it the way to unsubscribe. */
import type { LintedMail } from '../linted-mail.ts';
import type { MailOffence, MailRule } from '../mail-rule.ts';
import { arrivingBytes, heaviestParts, MAX_HTML_BYTES, WARN_SHARE } from '../mail-size.ts';

const WARN_BYTES = Math.floor(MAX_HTML_BYTES * WARN_SHARE);

export const tooLarge: MailRule = {
  id: 'mail/too-large',
  look: (mail) => {
    const bytes = arrivingBytes(mail);
    return bytes > MAX_HTML_BYTES ? [offence(mail, bytes, 'Gmail cuts it off at 102 KB')] : [];
  },
};

export const nearlyTooLarge: MailRule = {
  id: 'mail/nearly-too-large',
  look: (mail) => {
    const bytes = arrivingBytes(mail);
    if (bytes <= WARN_BYTES || bytes > MAX_HTML_BYTES) return [];
    const share = Math.floor((100 * bytes) / MAX_HTML_BYTES);
    return [offence(mail, bytes, `${share} % of the 102 KB at which Gmail cuts it off`)];
  },
};

function offence(mail: LintedMail, bytes: number, measure: string): MailOffence {
  const parts = heaviestParts(mail, 3);
  const named = parts.map((part) => `${part.name} (${kilobytes(part.bytes)})`).join(', ');
  return {
    reason:
      `The HTML arrives with about ${kilobytes(bytes)}, tracked links included; ${measure}.` +
      (parts.length === 0 ? '' : ` The heaviest: ${named}.`),
    at: parts[0]?.at,
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

/** Holds mails to every rule. */
import type { Diagnostic } from '../diagnostics.ts';
import type { MailToLint } from './linted-mail.ts';

export function lintMails(mails: readonly MailToLint[]): Diagnostic[] {
  return mails.flatMap(() => []);
}

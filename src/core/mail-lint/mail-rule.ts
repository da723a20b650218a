/** A rule that every mail is held to before it may go out. */
import type { DiagnosticId } from '../diagnostic-catalogue.ts';
import type { LintedMail } from './linted-mail.ts';

/** What a rule found wrong. */
export interface MailOffence {
  readonly reason: string;
  /** Where the catalogue's usual remedy is not the best one. */
  readonly remedy?: string | undefined;
  /** Offset in the HTML, where the offence stands there; leads to the author's line. */
  readonly at?: number | undefined;
}

export interface MailRule {
  readonly id: DiagnosticId;
  readonly look: (mail: LintedMail) => Iterable<MailOffence>;
}

/** The mail lint: holds the mails of an issue to every rule, and leads what breaks one to its author's line. */
import { PUBLIC_TIER } from '../audience/tier.ts';
import { diagnostic, type Diagnostic, sortDiagnostics, startOf } from '../diagnostics.ts';
import { linted, type MailToLint } from './linted-mail.ts';
import type { MailOffence, MailRule } from './mail-rule.ts';
import { mailRules } from './mail-rules.ts';
import { placeAround } from './places.ts';

interface Finding {
  readonly diagnostic: Diagnostic;
  /** Equal for the same mistake in the mails of several tiers. */
  readonly key: string;
}

/** Everything wrong with one mail, sorted. */
export function lintMail(mail: MailToLint): Diagnostic[] {
  return lintMails([mail]);
}

/**
 * Everything wrong with the mails of one issue, sorted; what several tiers have in common is told
 * once, as of the first mail that has it.
 */
export function lintMails(mails: readonly MailToLint[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const mail of mails) {
    for (const finding of findingsIn(mail)) {
      if (!found.has(finding.key)) found.set(finding.key, finding.diagnostic);
    }
  }
  return sortDiagnostics([...found.values()]);
}

function findingsIn(mail: MailToLint): Finding[] {
  const read = linted(mail);
  return mailRules.flatMap((rule) =>
    [...rule.look(read)].map((offence) => findingOf(mail, rule, offence)),
  );
}

function findingOf(mail: MailToLint, rule: MailRule, offence: MailOffence): Finding {
  const { origins, tier } = mail.edition;
  const written = placeAround(origins, offence.at);
  const place = written ?? startOf(mail.issuePath);
  const isOfTier = written === undefined && tier !== PUBLIC_TIER;
  const reason = isOfTier ? `In the edition for ${tier}: ${offence.reason}` : offence.reason;
  const { remedy } = offence;
  return {
    diagnostic: diagnostic(rule.id, place, remedy === undefined ? { reason } : { reason, remedy }),
    key: JSON.stringify([rule.id, place.file, place.line, place.column, offence.reason]),
  };
}

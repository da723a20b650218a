/** Asks the gate once about mails that are the same for one person after another. */
import type { EditionParts } from './guard-editions.ts';

export type GuardOne = (issueId: string, edition: EditionParts) => Promise<readonly string[]>;

/** Remembers the last one alone: setting the gate up reads every extra that there is. */
export function guardOnce(guard: GuardOne): GuardOne {
  let last: { readonly mail: string; readonly leaks: Promise<readonly string[]> } | undefined;
  return (issueId, edition) => {
    const { subject, preheader, html, text } = edition;
    const mail = JSON.stringify([issueId, subject, preheader, html, text]);
    if (last?.mail !== mail) last = { mail, leaks: guard(issueId, edition) };
    const { leaks } = last;
    // What went wrong may go right the next time.
    leaks.catch(() => {
      if (last?.leaks === leaks) last = undefined;
    });
    return leaks;
  };
}

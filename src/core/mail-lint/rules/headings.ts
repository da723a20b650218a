/** Headings: one of the first level, and no level passed over. */
import type { LintedMail } from '../linted-mail.ts';
import type { MailRule } from '../mail-rule.ts';

export const mainHeading: MailRule = {
  id: 'mail/main-heading',
  look: (mail) => {
    const main = levelsOf(mail).filter(({ level }) => level === 1);
    if (main.length === 1) return [];
    const reason =
      main.length === 0
        ? 'The mail has no heading of the first level.'
        : `The mail has ${main.length} headings of the first level.`;
    return [{ reason, at: main[1]?.at }];
  },
};

export const skippedHeading: MailRule = {
  id: 'mail/skipped-heading',
  *look(mail) {
    let before = 1;
    for (const { level, at } of levelsOf(mail)) {
      if (level > before + 1) {
        yield { reason: `A heading of level ${level} follows one of level ${before}.`, at };
      }
      before = level;
    }
  },
};

function levelsOf(mail: LintedMail) {
  return mail.elements.flatMap(({ name, at }) => {
    const level = /^h([1-6])$/.exec(name)?.[1];
    return level === undefined ? [] : [{ level: Number(level), at }];
  });
}

/** The style sheet: small enough and flat enough for Gmail to keep, and free of mistakes. */
import type { AtRule } from 'postcss';
import type { MailOffence, MailRule } from '../mail-rule.ts';

const MAX_CSS_BYTES = 16 * 1024;

export const sheetTooLarge: MailRule = {
  id: 'mail/sheet-too-large',
  look: (mail) => {
    const bytes = new TextEncoder().encode(mail.sheet.source?.input.css ?? '').length;
    if (bytes <= MAX_CSS_BYTES) return [];
    const kilobytes = (bytes / 1024).toFixed(1);
    return [
      {
        reason: `The style sheet has ${kilobytes} KB; Gmail drops one of more than 16 KB.`,
        at: mail.sheetAt,
      },
    ];
  },
};

export const nestedAtRule: MailRule = {
  id: 'mail/nested-at-rule',
  look: (mail) => {
    const offences: MailOffence[] = [];
    mail.sheet.walkAtRules((rule: AtRule) => {
      const { parent } = rule;
      if (parent?.type !== 'atrule') return;
      offences.push({ reason: `@${rule.name} stands inside another at-rule.`, at: mail.sheetAt });
    });
    return offences;
  },
};

export const brokenStyle: MailRule = {
  id: 'mail/broken-style',
  *look({ sheetProblem, sheetAt, elements }) {
    if (sheetProblem !== undefined) {
      yield { reason: `The style sheet cannot be read: ${sheetProblem}.`, at: sheetAt };
    }
    for (const { name, at, isStyleBroken } of elements) {
      if (isStyleBroken) yield { reason: `The style of <${name}> cannot be read.`, at };
    }
  },
};

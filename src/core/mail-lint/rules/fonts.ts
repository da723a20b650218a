/** Fonts: of the system, with names that no client trips over. */
import { list, type AtRule } from 'postcss';
import { attribute } from '../mail-element.ts';
import type { MailOffence, MailRule } from '../mail-rule.ts';

const GENERIC =
  /^(?:serif|sans-serif|monospace|system-ui|ui-(?:serif|sans-serif|monospace|rounded)|cursive|fantasy)$/i;

export const fontStack: MailRule = {
  id: 'mail/font-stack',
  *look({ elements }) {
    for (const { name, at, style } of elements) {
      const value = style.get('font-family')?.value;
      if (value === undefined) continue;
      const fonts = list.comma(value);
      const quoted = fonts.find((font) => /["']/.test(font));
      const last = fonts.at(-1) ?? '';
      if (quoted !== undefined) {
        yield { reason: `<${name}> names the font ${quoted} in quotes.`, at };
      } else if (!GENERIC.test(last)) {
        yield {
          reason: `The fonts of <${name}> end with ${last}, which not every system has.`,
          at,
        };
      }
    }
  },
};

export const webFont: MailRule = {
  id: 'mail/web-font',
  look: (mail) => {
    const offences: MailOffence[] = [];
    mail.sheet.walkAtRules(/^(?:import|font-face)$/i, (rule: AtRule) => {
      offences.push({ reason: `The style sheet has an @${rule.name}.`, at: mail.sheetAt });
    });
    for (const { name, node, at } of mail.elements) {
      if (name !== 'link') continue;
      offences.push({ reason: `The HTML has a <link> (${attribute(node, 'rel') ?? '?'}).`, at });
    }
    return offences;
  },
};

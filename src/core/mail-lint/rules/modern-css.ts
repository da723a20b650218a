/** CSS that is too new, or too strong, for a style attribute. */
import type { Declaration } from 'postcss';
import type { MailElement } from '../mail-element.ts';
import type { MailOffence, MailRule } from '../mail-rule.ts';

const NEW = /\b(?:var|env|clamp|min|max|light-dark|color-mix)\(|(?<![\w#-])[\d.]+rem\b/gi;

export const modernCss: MailRule = {
  id: 'mail/modern-css',
  *look({ elements }) {
    for (const element of elements) {
      const { name, at } = element;
      for (const [property, { value }] of element.style) {
        const found = isOwnProperty(property, element) ? [property] : (value.match(NEW) ?? []);
        for (const part of found) {
          const told = part.endsWith('(') ? `${part})` : part;
          yield { reason: `The style of <${name}> has ${told}.`, at };
        }
      }
    }
  },
};

export const important: MailRule = {
  id: 'mail/important',
  look: (mail) => {
    const offences: MailOffence[] = [];
    for (const { name, at, style } of mail.elements) {
      for (const [property, declaration] of style) {
        if (!declaration.important) continue;
        offences.push({ reason: `The style of <${name}> has an !important ${property}.`, at });
      }
    }
    mail.sheet.walkDecls((declaration: Declaration) => {
      const written = declaration.raws.important ?? ' !important';
      if (!declaration.important || /^\s+!important$/i.test(written)) return;
      const reason = `The style sheet has ${declaration.prop}:${declaration.value}${written}.`;
      offences.push({ reason, at: mail.sheetAt });
    });
    return offences;
  },
};

export const backgroundPicture: MailRule = {
  id: 'mail/background-picture',
  *look({ elements }) {
    for (const { name, at, style } of elements) {
      for (const [property, { value }] of style) {
        if (!/\burl\(/i.test(value)) continue;
        yield { reason: `The ${property} of <${name}> is a picture.`, at };
      }
    }
  },
};

/** Code with a theme for the day and one for the night has a rule of its own. */
function isOwnProperty(property: string, element: MailElement): boolean {
  return property.startsWith('--') && !element.isCode;
}

/** The mail at night: announced, coloured by class, and never coloured at night alone. */
import type { LintedMail } from '../linted-mail.ts';
import { attribute, type MailElement } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';
import { nightLooks, nightRules } from '../night-rules.ts';

const BY_CLASS = /^(?:\[data-ogs[bc]\]\s+)?(?:\.[\w-]+)(?:\s+\.[\w-]+)*$/;

export const colourScheme: MailRule = {
  id: 'mail/colour-scheme',
  look: (mail) => {
    const isRead = mail.sheetProblem === undefined;
    const missing = [
      ...['color-scheme', 'supported-color-schemes'].flatMap((name) =>
        hasMeta(mail, name) ? [] : [`<meta name="${name}">`],
      ),
      ...(!isRead || hasRoot(mail) ? [] : [':root{color-scheme:light dark}']),
      ...(!isRead || nightRules(mail).length > 0 ? [] : ['a rule for dark screens']),
    ];
    return missing.map((each) => ({ reason: `The mail lacks ${each}.` }));
  },
};

export const nightSelector: MailRule = {
  id: 'mail/night-selector',
  look: (mail) =>
    nightRules(mail)
      .flatMap((rule) => rule.selectors)
      .filter((selector) => !BY_CLASS.test(selector))
      .map((selector) => ({
        reason: `A rule for dark screens is bound to ${selector}.`,
        at: mail.sheetAt,
      })),
};

export const nightOnly: MailRule = {
  id: 'mail/night-only',
  *look(mail) {
    const looks = nightLooks(mail);
    for (const element of mail.elements) {
      for (const name of element.classes) {
        for (const property of looks.get(name)?.keys() ?? []) {
          if (element.isStyleBroken || hasByDay(element, property)) continue;
          const reason = `.${name} gives <${element.name}> a ${property} at night alone.`;
          yield { reason, at: element.at };
        }
      }
    }
  },
};

function hasByDay({ style, node }: MailElement, property: string): boolean {
  if (style.has(property)) return true;
  if (property === 'background-color') {
    return style.has('background') || attribute(node, 'bgColor') !== undefined;
  }
  return (
    property === 'border-color' && [...style.keys()].some((each) => /^border(?:-|$)/.test(each))
  );
}

function hasMeta(mail: LintedMail, name: string): boolean {
  return mail.elements.some(
    ({ name: tag, node }) =>
      tag === 'meta' &&
      attribute(node, 'name') === name &&
      /\blight\b.*\bdark\b/.test(attribute(node, 'content') ?? ''),
  );
}

function hasRoot(mail: LintedMail): boolean {
  return mail.sheet.nodes.some(
    (node) =>
      node.type === 'rule' &&
      node.selector === ':root' &&
      node.nodes.some((each) => each.type === 'decl' && each.prop === 'color-scheme'),
  );
}

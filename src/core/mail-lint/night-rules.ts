/** The rules of a mail's sheet for dark screens. */
import type { AtRule, Rule } from 'postcss';
import type { LintedMail } from './linted-mail.ts';

const DARK = /prefers-color-scheme\s*:\s*dark/i;

export function nightRules(mail: LintedMail): Rule[] {
  const rules: Rule[] = [];
  mail.sheet.walkAtRules('media', (media: AtRule) => {
    if (DARK.test(media.params)) media.walkRules((rule) => void rules.push(rule));
  });
  return rules;
}

/** What each class changes at night: property to value. */
export function nightLooks(mail: LintedMail): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const looks = new Map<string, Map<string, string>>();
  for (const rule of nightRules(mail)) {
    for (const selector of rule.selectors) {
      const name = /^\.([\w-]+)$/.exec(selector)?.[1];
      if (name === undefined) continue;
      const look = looks.get(name) ?? new Map<string, string>();
      rule.walkDecls((each) => void look.set(each.prop.toLowerCase(), each.value));
      looks.set(name, look);
    }
  }
  return looks;
}

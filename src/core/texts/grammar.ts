/** How a language counts and writes numbers and lists: what catalogues word their texts with. */
import { localeOf } from './locale.ts';

/** A text for each form that the language has for numbers; `other` is any that is not named. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export interface Grammar {
  /** The form that goes with the number. */
  plural(count: number, forms: Forms): string;
  /** `1,234` */
  number(count: number): string;
  /** `a, b and c` */
  list(items: readonly string[]): string;
}

/** `language` is a BCP 47 tag. */
export function grammar(language: string): Grammar {
  const locale = localeOf(language);
  // Made when they are first needed: a process loads every catalogue, and speaks one language.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  let lists: Intl.ListFormat | undefined;
  return {
    plural: (count, forms) =>
      forms[(rules ??= new Intl.PluralRules(locale)).select(count)] ?? forms.other,
    number: (count) => (numbers ??= new Intl.NumberFormat(locale)).format(count),
    list: (items) => (lists ??= new Intl.ListFormat(locale)).format(items),
  };
}

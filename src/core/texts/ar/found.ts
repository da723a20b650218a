/** Arabic: what the search over everything says while it works. */
import type { found as english } from '../en/found.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('ar');

export const found: typeof english = {
  issues: 'الأعداد',
  links: 'الروابط',
  loading: 'جارٍ البحث …',
  failed: 'لم يُحمَّل البحث. حاول مرة أخرى أو أعد تحميل الصفحة.',
  nothing: 'لم يُعثر على شيء. جرّب كلمات أقل، أو بداية كلمة.',
  some: (counts) => `لا شيء يضم كل هذه الكلمات؛ وهذا ما يضم بعضها: ${counts}`,
  counted: (issues, links) => {
    const ofIssues = plural(issues, {
      zero: 'لا أعداد',
      one: 'عدد واحد',
      two: 'عددان',
      few: `${number(issues)} أعداد`,
      many: `${number(issues)} عددًا`,
      other: `${number(issues)} عدد`,
    });
    const ofLinks = plural(links, {
      zero: 'لا روابط',
      one: 'رابط واحد',
      two: 'رابطان',
      few: `${number(links)} روابط`,
      many: `${number(links)} رابطًا`,
      other: `${number(links)} رابط`,
    });
    return `${ofIssues}، ${ofLinks}`;
  },
  more: (count) => `اعرض المزيد (${number(count)})`,
};

/** Arabic: what the search over the links says. */
import type { search as english } from '../en/search.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('ar');

const links = (count: number) =>
  plural(count, {
    zero: 'لا روابط',
    one: 'رابط واحد',
    two: 'رابطان',
    few: `${number(count)} روابط`,
    many: `${number(count)} رابطًا`,
    other: `${number(count)} رابط`,
  });

export const search: typeof english = {
  olderNotLoaded: 'لم تُحمَّل الروابط الأقدم. حاول مرة أخرى.',
  loading: 'جارٍ تحميل الروابط …',
  loadingOlder: (count) => `جارٍ تحميل الروابط الأقدم (${number(count)}) …`,
  searchOlder: (count) => `ابحث في الروابط الأقدم أيضًا (${number(count)})`,
  found: links,
  foundAmong: (found, newest) => `${found} ضمن أحدث ${number(newest)}`,
  more: (count) => `اعرض المزيد (${number(count)})`,
  any: 'الكل',
};

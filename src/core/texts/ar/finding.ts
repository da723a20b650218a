/** Arabic: the pages by which readers find things again: search, writing, building, statistics. */
import type { finding as english } from '../en/finding.ts';
import { grammar } from '../grammar.ts';
import { found } from './found.ts';
import { site } from './site.ts';

const { number, plural } = grammar('ar');

export const finding: typeof english = {
  search: {
    description: (title) => `ابحث في جميع أعداد ${title} وفي كل ما تحيل إليه.`,
    label: 'ابحث في الأعداد والروابط',
    placeholder: 'كلمات، أسماء، مواقع',
    submit: 'ابحث',
    withoutScript:
      'يعمل البحث في متصفحك ويحتاج إلى JavaScript، وهو معطَّل هنا. ويمكن الوصول إلى كل شيء من دونه:',
    otherWays: 'طرق أخرى',
    byYear: 'الأعداد حسب السنة',
    byTag: 'حسب الوسم',
    lists: 'القوائم',
    allTags: 'جميع الوسوم',
    allIssues: 'جميع الأعداد',
    allLinks: 'جميع الروابط',
    held: found.counted,
    lost: 'ابحث عنها',
  },

  months: {
    years: 'السنوات',
    caption: {
      links: (first, last) =>
        `الروابط حسب الشهر، من ${first} إلى ${last}؛ كلما قوي اللون زاد العدد.`,
      words: (first, last) =>
        `الكلمات حسب الشهر، من ${first} إلى ${last}؛ كلما قوي اللون زاد العدد.`,
    },
    links: (month, count) => `${month}: ${site.linkPages.count(count)}`,
    words: (month, count) =>
      `${month}: ${plural(count, {
        zero: 'لا كلمات',
        one: 'كلمة واحدة',
        two: 'كلمتان',
        few: `${number(count)} كلمات`,
        other: `${number(count)} كلمة`,
      })}`,
  },

  writing: {
    title: 'كتابات',
    description: (author) => `كل ما نُشر من كتابات ${author} وما أُلقي من محاضرات.`,
    ofYear: (year) => `كتابات عام ${year}`,
    kinds: 'الأنواع',
    allKinds: 'كل الأنواع',
    ofKind: {
      article: 'مقالات',
      talk: 'محاضرات',
      workshop: 'ورش عمل',
      video: 'مقاطع فيديو',
      podcast: 'حلقات بودكاست',
      course: 'دورات',
      book: 'كتب',
      tool: 'أدوات',
    },
  },

  building: {
    title: 'مشاريع',
    description: (author) => `كل مشاريع ${author}، وكيف تطورت.`,
    projects: (count) =>
      plural(count, {
        zero: 'لا مشاريع',
        one: 'مشروع واحد',
        two: 'مشروعان',
        few: `${number(count)} مشاريع`,
        many: `${number(count)} مشروعًا`,
        other: `${number(count)} مشروع`,
      }),
    earlier: 'المراحل السابقة',
  },

  statistics: {
    title: 'إحصاءات',
    description: (title) => `${title} بالأرقام: الأعداد والروابط والكلمات عبر الزمن.`,
    since: (when) => `منذ ${when}`,
    counted: { issues: 'الأعداد', links: 'الروابط', words: 'الكلمات' },
    perYear: { issues: 'الأعداد سنويًّا', links: 'الروابط سنويًّا', words: 'الكلمات سنويًّا' },
    perMonth: { issues: 'الأعداد شهريًّا', links: 'الروابط شهريًّا', words: 'الكلمات شهريًّا' },
    most: (when, count) => `أكثرها في ${when}: ${number(count)}.`,
    numbers: 'الأرقام',
    when: 'الفترة',
    tags: 'الوسوم عبر الزمن',
    tagsNote: 'الأعداد والروابط تحت أكثر الوسوم استعمالًا، كلها بمقياس واحد.',
    cited: 'الأكثر ذكرًا',
  },
};

/** Arabic: the pages of the archive. */
import type { site as english } from '../en/site.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('ar');

/** `رابط واحد`, `رابطان`, `3 روابط`, `11 رابطًا`, `100 رابط` */
const links = (count: number) =>
  plural(count, {
    zero: 'لا روابط',
    one: 'رابط واحد',
    two: 'رابطان',
    few: `${number(count)} روابط`,
    many: `${number(count)} رابطًا`,
    other: `${number(count)} رابط`,
  });

/** The same where the word is governed, as after a preposition. */
const ofLinks = (count: number) =>
  plural(count, {
    one: 'رابط واحد',
    two: 'رابطين',
    few: `${number(count)} روابط`,
    many: `${number(count)} رابطًا`,
    other: `${number(count)} رابط`,
  });

export const site: typeof english = {
  skip: 'انتقل إلى النص',
  archive: 'الأرشيف',
  issues: 'الأعداد',
  links: 'الروابط',
  tags: 'الوسوم',
  searchPage: 'بحث',
  authors: 'الكُتّاب',
  sites: 'المواقع',
  issue: 'العدد',
  tag: 'الوسم',
  author: 'الكاتب',
  site: 'الموقع',
  year: 'السنة',
  title: 'العنوان',
  any: 'الكل',
  draft: 'مسودة',
  feeds: 'الخلاصات',
  linksOnly: 'الروابط فقط',
  writtenBy: (title, author) => `${title} نشرة يكتبها ${author}.`,
  theAuthor: 'عن الكاتب',
  soFar: (count) => `${number(count)} حتى الآن`,
  departments: { writing: 'كتابات', building: 'مشاريع', reading: 'قراءات' },

  home: {
    inThisIssue: 'في هذا العدد',
    readOn: 'تابع القراءة',
    readOnOf: (title) => `تابع القراءة: ${title}`,
    theArchive: 'الأرشيف',
    andMore: (count) =>
      plural(count, {
        one: 'وواحد آخر',
        two: 'واثنان آخران',
        few: `و${number(count)} أخرى`,
        other: `و${number(count)} غيرها`,
      }),
  },

  subscribe: {
    subscribe: 'اشترك',
    haveItSent: 'لتصلك بالبريد',
    placeholder: 'you@example.com',
    leaveEmpty: 'اترك هذا الحقل فارغًا',
    terms: (frequency) => `${frequency}. تأكيد واحد يكفي، ونقرة واحدة تُنهي الاشتراك.`,
    needsScript: 'يحتاج هذا النموذج إلى JavaScript لإبعاد الروبوتات.',
  },

  issuePage: {
    contents: 'المحتويات',
    minutes: (count) =>
      plural(count, {
        one: 'دقيقة واحدة',
        two: 'دقيقتان',
        few: `${number(count)} دقائق`,
        other: `${number(count)} دقيقة`,
      }),
    corrections: 'تصويبات',
    correctedOn: (day) => `صُوِّب في ${day}`,
    correction: (day, note) => `تصويب في ${day}: ${note}`,
    beforeAndAfter: 'العددان السابق واللاحق',
  },

  readMore: {
    heading: 'اقرأ المزيد',
    sharedLinks: (count) =>
      plural(count, {
        one: 'رابط مشترك واحد',
        two: 'رابطان مشتركان',
        few: `${number(count)} روابط مشتركة`,
        many: `${number(count)} رابطًا مشتركًا`,
        other: `${number(count)} رابط مشترك`,
      }),
  },

  share: { heading: 'شارك هذا العدد', mail: 'البريد' },

  paper: {
    name: 'الورق',
    choices: { system: 'كإعداد الجهاز', light: 'فاتح', dark: 'داكن' },
  },

  issueList: {
    description: (title) => `جميع أعداد ${title}.`,
    forPatrons: 'للداعمين',
  },

  alsoRead: {
    titleOf: (issue) => `قرأت أيضًا: ${issue}`,
    description: (issue) => `روابط لم يتسع لها «${issue}».`,
    back: 'العودة إلى العدد',
  },

  tagPages: {
    description: (title) => `موضوعات ${title}.`,
    about: (title, tag) => `أعداد ${title} وروابط عن ${tag}.`,
    feedOf: (tag) => `خلاصة الروابط عن ${tag}`,
    olderAmong: (count, all) => `توجد ${links(count)} أقدم ضمن ${all('جميع الروابط')}.`,
  },

  linkPages: {
    description: (title) => `كل ما أوصت به ${title}، مع كلمة عن كلٍّ منه.`,
    newest: 'الأحدث',
    ofYear: (year) => `روابط عام ${year}`,
    recommendedIn: (title, year) => `ما أوصت به ${title} في عام ${year}.`,
    ofEvery: (month) => `روابط ${month} من كل عام`,
    foundIn: (title, month) => `ما وجدته ${title} في ${month} من كل عام.`,
    onThisDay: 'في مثل هذا اليوم',
    allOfThisDay: 'كل ما في هذا اليوم',
    byYear: 'حسب السنة',
    overTime: (unit, { first, last, most, count }) =>
      `الروابط حسب ${unit === 'month' ? 'الشهر' : 'السنة'}، من ${first} إلى ${last}؛ أكثرها في ${most}: ${number(count)}.`,
    tableByYear: 'الروابط حسب السنة',
    subjectsOf: (year) => `موضوعات عام ${year}`,
    other: 'متفرقات',
    count: links,
  },

  search: {
    label: (count) => `ابحث في ${ofLinks(count)}`,
    keyLeads: (key) => `${key('/')} ينقلك إلى هنا`,
    placeholder: 'عناوين، أسماء، مواقع، كلمات',
  },

  cited: {
    mostCitedAuthors: 'أكثر الكُتّاب ذكرًا',
    allAuthors: 'جميع الكُتّاب',
    mostCitedSites: 'أكثر المواقع ذكرًا',
    allSites: 'جميع المواقع',
    authorsOf: (title) => `الكُتّاب الذين تحيل إليهم ${title}، بدءًا بالأكثر ذكرًا.`,
    sitesOf: (title) => `المواقع التي تحيل إليها ${title}، بدءًا بالأكثر ذكرًا.`,
    moreThanOne: 'أكثر من رابط واحد',
    noneYet: (all) => `لم يُذكر أحد مرتين بعد. يمكن البحث بالاسم في ${all('جميع الروابط')}.`,
    by: (name) => `روابط إلى كتابات ${name}`,
    on: (name) => `روابط إلى ${name}`,
    writtenBy: (count, title, name) => `${links(count)} من ${title} إلى ما كتبه ${name}.`,
    foundOn: (count, title, name) => `${links(count)} من ${title} إلى ما نُشر على ${name}.`,
    searchThem: 'ابحث فيها',
    toAllAuthors: 'إلى جميع الكُتّاب',
    toAllSites: 'إلى جميع المواقع',
    olderBySearch: (count) => `يعثر البحث على ${ofLinks(count)} أقدم.`,
  },

  support: {
    support: 'الدعم',
    whatPatronsGet: 'ما يحصل عليه الداعمون',
    allOf: (tier) => `كل ما تتضمنه فئة ${tier}، وكذلك:`,
    amount: (amount) => `ابتداءً من ${amount} شهريًّا`,
  },

  notFound: {
    title: 'الصفحة غير موجودة',
    noPage: 'لا توجد صفحة في هذا العنوان.',
    lead: 'لا توجد صفحة في هذا العنوان، أو لم تعد موجودة.',
    ways: (issues, all, tags) =>
      `قد تجد ما تبحث عنه ضمن ${issues('جميع الأعداد')} أو ${all('جميع الروابط')} أو حسب ${tags('الوسم')}.`,
    newest: (issue) => `أحدث عدد هو ${issue}.`,
  },
};

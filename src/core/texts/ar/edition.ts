/** Arabic: the words that editions add to an author's own, in pages, mails and feeds. */
import type { edition as english } from '../en/edition.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('ar');

export const edition: typeof english = {
  number: (count) => `العدد ${count}`,
  headings: {
    writing: 'ما كتبته',
    building: 'ما عملت عليه',
    reading: 'ما قرأته',
  },
  frequency: 'مرة في الشهر',
  becomePatron: 'كن من الداعمين',
  readInBrowser: 'اقرأ في المتصفح',
  unsubscribe: 'إلغاء الاشتراك',
  reason: (title) => `تصلك هذه الرسالة لأنك مشترك في ${title}.`,
  reasonOfTier: (title, tier) => `تصلك هذه الرسالة لأنك مشترك في ${title}، في طبعة ${tier}.`,
  thanks: (title) => `أنت تدعم ${title} بالفعل. شكرًا لك.`,

  andTitle: (title) => `و${title}`,
  footnotes: 'الحواشي',
  notes: 'ملاحظات',
  note: (count) => `حاشية ${count}`,
  backTo: (reference) => `العودة إلى موضع الحاشية ${reference}`,
  picture: 'صورة',
  pictureOf: (words) => `صورة: ${words}`,
  unnamedPicture: 'صورة',
  quoted: (words) => `«${words}»`,
  table: 'جدول',
  done: 'تم',
  open: 'لم يتم بعد',
  boxDone: 'تم',
  boxOpen: 'لم يتم بعد',
  video: 'فيديو',
  videoOnYouTube: 'فيديو على YouTube',
  /** Names a block of code for those who listen. */
  code: (language) => (language === undefined ? 'شيفرة' : `شيفرة، ${language}`),
  alerts: {
    note: 'ملاحظة',
    tip: 'نصيحة',
    important: 'مهم',
    warning: 'تحذير',
    caution: 'انتبه',
  },

  extra: {
    forTier: (tier) => `خاص بـ ${tier}`,
    issueFor: (tier) => `عدد خاص بـ ${tier}.`,
    thisIssueFor: (tier) => `هذا العدد خاص بـ ${tier}.`,
    logInHint: (logIn) => `للداعمين: ${logIn('سجّل الدخول')} لقراءته هنا.`,
    sealedHint: 'للداعمين: الرابط الذي في رسالتك يفتح هذا هنا.',
    sealedNeedsScript: 'يتطلب ذلك تفعيل JavaScript؛ وفي رسالتك النص كاملًا أيضًا.',
    open: 'افتح هذه الإضافة في الأرشيف',
    openIssue: 'افتح هذا العدد في الأرشيف',
    picture: 'صورة في الأرشيف',
    pictureOf: (words) => `صورة في الأرشيف: ${words}`,
  },

  alsoRead: 'قرأت أيضًا',
  moreLinks: (count) =>
    plural(count, {
      one: 'رابط آخر',
      two: 'رابطان آخران',
      few: `${number(count)} روابط أخرى`,
      many: `${number(count)} رابطًا آخر`,
      other: `${number(count)} رابط آخر`,
    }),

  feeds: {
    label: 'خلاصة',
    what: 'هذه خلاصة. انسخ عنوانها إلى تطبيق لقراءة الخلاصات، ويأتيك الجديد من تلقاء نفسه.',
    home: 'إلى الأرشيف',
    issues: (title) => `${title}: الأعداد`,
    section: (title, section) => `${title}: ${section}`,
    links: (title) => `${title}: روابط`,
    linksAbout: (title, tag) => `${title}: روابط عن ${tag}`,
    everyLink: (title) => `جميع روابط ${title}.`,
    everyLinkAbout: (title, tag) => `جميع روابط ${title} عن ${tag}.`,
    forYou: (title) => `${title} (لك وحدك)`,
    closed: 'يُرجى الاشتراك من جديد: أُغلق عنوان هذه الخلاصة',
    whyClosed:
      'طُلبت هذه الخلاصة من أماكن كثيرة في وقت واحد، فأُغلق عنوانها لتبقى لك وحدك. إن كنت قد أعطيت العنوان لغيرك فلا ضرر في ذلك.',
    whatToDo: (page) =>
      `سجّل الدخول في ${page} واطلب عنوانًا جديدًا واشترك فيه من تطبيقك، ثم احذف هذا العنوان.`,
  },
};

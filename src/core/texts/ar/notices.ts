/** Arabic: the mails that ask and tell one person. */
import type { notices as english } from '../en/notices.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('ar');

const days = (count: number) =>
  plural(count, {
    one: 'يومًا واحدًا',
    two: 'يومين',
    few: `${number(count)} أيام`,
    many: `${number(count)} يومًا`,
    other: `${number(count)} يوم`,
  });
const hours = (count: number) =>
  plural(count, {
    one: 'ساعة واحدة',
    two: 'ساعتين',
    few: `${number(count)} ساعات`,
    other: `${number(count)} ساعة`,
  });
const minutes = (count: number) =>
  plural(count, {
    one: 'دقيقة واحدة',
    two: 'دقيقتين',
    few: `${number(count)} دقائق`,
    other: `${number(count)} دقيقة`,
  });

export const notices: typeof english = {
  subscription: {
    subject: (title) => `هل تريد الاشتراك في ${title}؟`,
    preheader: (count) => `افتح الرابط واضغط الزر هناك؛ يبقى صالحًا ${days(count)}.`,
    asked: (title) =>
      `طلب أحدهم، ونرجو أن تكون أنت، أن تصل ${title} إلى هذا العنوان. افتح الرابط واضغط الزر في الصفحة التي يقود إليها:`,
    open: 'افتح واشترك',
    otherwise: (count) =>
      `يبقى الرابط صالحًا ${days(count)}. إن لم تكن أنت من طلب فلا تفعل شيئًا: من دون ذلك الزر لن يُرسل إليك شيء.`,
  },

  newAddress: {
    subject: (title) => `هل تصل ${title} إلى هذا العنوان؟`,
    preheader: (count) => `افتح الرابط واضغط الزر هناك؛ يبقى صالحًا ${days(count)}.`,
    asked: (title) =>
      `طلب أحدهم، ونرجو أن تكون أنت، أن تصل ${title} من الآن فصاعدًا إلى هذا العنوان بدلًا من عنوان آخر. افتح الرابط واضغط الزر في الصفحة التي يقود إليها:`,
    open: 'افتح وأكّد',
    otherwise: (count) =>
      `يبقى الرابط صالحًا ${days(count)}. إن لم تكن أنت من طلب فلا تفعل شيئًا، ولن يُرسل إليك شيء.`,
  },

  formerAddress: {
    subject: (title) => `صارت ${title} تُرسل إلى عنوان آخر`,
    preheader: 'لن يصل شيء آخر إلى هذا العنوان.',
    moved: (title) =>
      `طلبت أن تصلك ${title} على عنوان آخر وأكدت ذلك هناك. لن يصل شيء آخر إلى هذا العنوان.`,
    otherwise: (replyTo) => `إن لم تكن أنت من طلب فاكتب إلى ${replyTo}.`,
  },

  settings: {
    subject: (title) => `إعداداتك في ${title}`,
    preheader: (count) => `يبقى الرابط صالحًا ${hours(count)}، وهو لك وحدك.`,
    here: (title) =>
      `هذه إعدادات اشتراكك في ${title}: الاسم والموضوعات والإيقاف المؤقت وتغيير العنوان وكل ما هو محفوظ عنك.`,
    open: 'افتح إعداداتي',
    otherwise: (count) =>
      `يبقى الرابط صالحًا ${hours(count)}. لا تعطه لغيرك: من يفتحه يستطيع تغيير اشتراكك. إن لم تطلبه فلا تفعل شيئًا.`,
  },

  login: {
    subject: (title) => `تسجيل الدخول إلى ${title}`,
    preheader: (count) => `افتح الرابط واضغط الزر هناك؛ يبقى صالحًا ${minutes(count)}.`,
    asked: (title) =>
      `طلب أحدهم، ونرجو أن تكون أنت، أن يقرأ ${title} بصفته داعمًا. افتح الرابط في المتصفح الذي تقرأ فيه، واضغط الزر في الصفحة التي يقود إليها:`,
    open: 'افتح وسجّل الدخول',
    otherwise: (count) =>
      `يصلح الرابط مرة واحدة خلال ${minutes(count)}. لا تعطه لغيرك: من يفتحه يقرأ باسمك. إن لم تكن أنت من طلب فلا تفعل شيئًا: من دون ذلك الزر لا يسجّل أحد الدخول.`,
  },

  sealedExtras: {
    subject: (title) => `مفتاحك إلى إضافات ${title}`,
    preheader: 'رابط واحد يفتحها في الأرشيف أيضًا، على كل جهاز من أجهزتك.',
    thanks: (title) =>
      `شكرًا على دعمك لـ ${title}. من الآن فصاعدًا تجد الإضافات في رسائلك. وفي الأرشيف يفتحها هذا الرابط. افتحه مرة واحدة على كل جهاز تقرأ عليه، وبعدها تُفتح هناك تلقائيًّا.`,
    open: 'افتح الإضافات',
    keep: 'احتفظ بهذه الرسالة ولا تعط الرابط لغيرك: إنه مفتاح، ومن يملكه يقرأ ما تدفع ثمنه. إن تسرّب فأجب عن هذه الرسالة واطلب غيره.',
  },

  servedExtras: {
    subject: (title) => `إضافات ${title}`,
    preheader: 'سجّل الدخول لتقرأها في الأرشيف أيضًا.',
    thanks: (title) =>
      `شكرًا على دعمك لـ ${title}. من الآن فصاعدًا تجد الإضافات في رسائلك. وفي الأرشيف تقرؤها بعد تسجيل الدخول بهذا العنوان. لا حاجة إلى كلمة مرور: يصلك في كل مرة رابط بالبريد. ولك خلاصة خاصة أيضًا.`,
    logIn: 'تسجيل الدخول',
  },

  welcome: {
    subject: (title, issue) => `أهلًا بك في ${title}: ${issue}`,
    greeting: (title) =>
      `أهلًا بك في ${title}! لقد اشتركت للتو، فإليك أحدث عدد، أما العدد التالي فسيصلك تلقائيًّا.`,
  },
};

/** Arabic: what stands around a link in the bibliography; the browser's search has these, too. */
import type { citation as english } from '../en/citation.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('ar');

export const citation: typeof english = {
  sponsored: 'برعاية',
  via: (name) => `عن طريق ${name}`,
  archivedCopy: 'نسخة محفوظة',
  minutes: (count) =>
    plural(count, {
      one: 'دقيقة واحدة',
      two: 'دقيقتان',
      few: `${number(count)} دقائق`,
      other: `${number(count)} دقيقة`,
    }),
  kinds: {
    article: 'مقالة',
    video: 'فيديو',
    talk: 'محاضرة',
    paper: 'ورقة بحثية',
    book: 'كتاب',
    tool: 'أداة',
    repo: 'مستودع',
    podcast: 'بودكاست',
    thread: 'سلسلة منشورات',
    other: 'غير ذلك',
    workshop: 'ورشة عمل',
    course: 'دورة',
  },
};

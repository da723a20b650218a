/** Arabic: what the scripts of every page say. */
import type { scripts as english } from '../en/scripts.ts';

export const scripts: typeof english = {
  wait: 'لحظة من فضلك …',
  failed: 'حدث خطأ ما',
  noSearch: 'لم يُحمَّل البحث. حاول مرة أخرى أو أعد تحميل الصفحة.',
  noExtras: 'لم يُحمَّل جزء من الصفحة. افتح الرابط مرة أخرى.',
  code: { copy: 'نسخ', copied: 'نُسخ', failed: 'حدّد الشيفرة لنسخها' },
  address: { copy: 'نسخ العنوان', copied: 'نُسخ', failed: 'انسخه من شريط العنوان' },
};

/** A newsletter's language as the platform's formats of days, numbers and lists take it. */

export function localeOf(language: string): string {
  // British order for plain English: a monthly says "2 November 2023".
  if (language === 'en') return 'en-GB';
  // Issues are named by the Gregorian calendar, and versions, notes and lists count in these digits.
  if (/^ar\b/.test(language)) return `${language}-u-ca-gregory-nu-latn`;
  return language;
}

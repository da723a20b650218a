/** What is paid a month, in the smallest unit of its currency, whatever is paid and how often. */

/** In months; a week and a day are their share of a year. */
const MONTHS_IN: Readonly<Record<string, number>> = {
  day: 12 / 365,
  week: 12 / 52,
  month: 1,
  year: 12,
};

/** Rounded to the nearest; undefined for an interval that is not known. */
export function monthlyCents(cents: number, interval: string, intervals = 1): number | undefined {
  const months = Object.hasOwn(MONTHS_IN, interval) ? MONTHS_IN[interval] : undefined;
  if (months === undefined || intervals < 1) return undefined;
  const monthly = Math.round(cents / (months * intervals));
  return Number.isSafeInteger(monthly) && monthly >= 0 ? monthly : undefined;
}

/** `5` and `"5.00"` of a currency are 500 of its smallest unit; of yen they are 5. */
export function smallestUnit(amount: number, currency: string): number | undefined {
  const cents = Math.round(amount * 10 ** digitsOf(currency));
  return Number.isSafeInteger(cents) && cents >= 0 ? cents : undefined;
}

/** ISO 4217, as the engine knows it; two for what is no currency. */
function digitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

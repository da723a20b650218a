/** The day on which a page was published, however it is written. */

/** `YYYY-MM-DD` as the page's own clock had it; the first of several that is one. */
export function pageDay(texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const day = dayIn((text ?? '').trim().slice(0, 60));
    if (day !== undefined) return day;
  }
  return undefined;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const NAMED = new RegExp(`\\b(${MONTHS.join('|')})[a-z]*`, 'i');

function dayIn(text: string): string | undefined {
  const written = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)/.exec(text);
  if (written !== null) return day(written[1], written[2], written[3]);
  const packed = /^(\d{4})(\d{2})(\d{2})(?:T|$)/.exec(text);
  if (packed !== null) return day(packed[1], packed[2], packed[3]);
  const month = NAMED.exec(text)?.[1];
  if (month === undefined) return undefined;
  const year = /\b(\d{4})\b/.exec(text)?.[1];
  const ofMonth = /\b(\d{1,2})(?:st|nd|rd|th)?\b(?!:)/.exec(
    text.replace(/\d{1,2}:\d{2}.*/, ''),
  )?.[1];
  return day(year, String(MONTHS.indexOf(month.toLowerCase()) + 1), ofMonth);
}

function day(year = '', month = '', ofMonth = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  const isOne = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso);
  // Nothing on the web is older; a year 0001 or 1970-01-01 is a date that was never set.
  return isOne && iso > '1970-01-01' && iso < '2200' ? iso : undefined;
}

/** Words that several pages share. */

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** `2 February 2027` */
export function dayOf(date: Date): string {
  return day.format(date);
}

export function monthsLabel(months: number): string {
  return months === 1 ? 'a month' : `${months} months`;
}

/** Rounded up to whole minutes. */
export function waitLabel(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}

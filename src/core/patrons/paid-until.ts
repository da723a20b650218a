/** How long a payment lasts. */

const DAY_MS = 24 * 60 * 60 * 1000;

/** The same day of the next month, or its last one where that is shorter; in UTC. */
export function monthAfter(time: Date): Date {
  const next = new Date(time);
  next.setUTCMonth(time.getUTCMonth() + 1);
  // 31 January and one month is 3 March to Date: back to the last day of February.
  if (next.getUTCDate() !== time.getUTCDate()) next.setUTCDate(0);
  return next;
}

export function daysAfter(time: Date, days: number): Date {
  return new Date(time.getTime() + days * DAY_MS);
}

/** How the audience came about: who came and who left, by day and by month. */

/** One day, or one month, of UTC. Whoever comes back counts again, and so does whoever leaves again. */
export interface Turnover {
  readonly came: number;
  readonly left: number;
}

/** `day` is such as `2026-11-07`. */
export type DailyTurnover = Turnover & { readonly day: string };

export interface GrowthMonth extends Turnover {
  /** `2026-11` */
  readonly month: string;
  /** Active when it was over; of the month that is not over, now. */
  readonly active: number;
}

const NO_TURNOVER: Turnover = { came: 0, left: 0 };
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The last so many months in rising order, without those before anybody came. It counts back from
 * the `active` of now, so that the last month says what the states say.
 */
export function growthByMonth(
  days: readonly DailyTurnover[],
  { active, now, months }: { readonly active: number; readonly now: Date; readonly months: number },
): GrowthMonth[] {
  const sums = new Map<string, Turnover>();
  for (const { day, ...turnover } of days) {
    const month = day.slice(0, 7);
    sums.set(month, plus(sums.get(month) ?? NO_TURNOVER, turnover));
  }
  const grown: GrowthMonth[] = [];
  let then = active;
  for (const month of monthsBack(now, months)) {
    const sum = sums.get(month) ?? NO_TURNOVER;
    grown.unshift({ month, ...sum, active: then });
    then -= sum.came - sum.left;
  }
  const first = grown.findIndex(({ came, left, active: at }) => came > 0 || left > 0 || at > 0);
  return first < 0 ? [] : grown.slice(first);
}

/** Of the last so many days, today among them. */
export function turnoverOf(days: readonly DailyTurnover[], now: Date, last: number): Turnover {
  const from = new Date(now.getTime() - (last - 1) * DAY_MS).toISOString().slice(0, 10);
  return days.filter(({ day }) => day >= from).reduce<Turnover>(plus, NO_TURNOVER);
}

function plus(one: Turnover, other: Turnover): Turnover {
  return { came: one.came + other.came, left: one.left + other.left };
}

/** The month of `now` first. */
function monthsBack(now: Date, count: number): string[] {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - back)).toISOString().slice(0, 7),
  );
}

/** Who came and who left, day by day, out of the consent events of everybody. */
import type { ConsentAction } from './consent.ts';
import type { DailyTurnover } from './growth.ts';

/** Whether somebody is active after it; undefined where it changes nothing about that. */
const activeAfter: Readonly<Record<ConsentAction, boolean | undefined>> = {
  imported: true,
  added: true,
  confirmed: true,
  subscribed: undefined,
  moved: undefined,
  unsubscribed: false,
  removed: false,
  bounced: false,
  complained: false,
  left: false,
  erased: false,
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Only what makes somebody active counts as coming, and only what ends that as leaving. */
export class TurnoverFold {
  readonly #active = new Set<string>();
  /** By days since 1970. */
  readonly #days = new Map<number, { came: number; left: number }>();

  /** In the order in which events were recorded, which is how the states came about. */
  take(subscriberId: string, action: ConsentAction, atMs: number): void {
    const isActive = activeAfter[action];
    if (isActive === undefined || isActive === this.#active.has(subscriberId)) return;
    const day = Math.floor(atMs / DAY_MS);
    const sum = this.#days.get(day) ?? { came: 0, left: 0 };
    if (isActive) {
      this.#active.add(subscriberId);
      sum.came += 1;
    } else {
      this.#active.delete(subscriberId);
      sum.left += 1;
    }
    this.#days.set(day, sum);
  }

  /** In rising order. */
  days(): DailyTurnover[] {
    return [...this.#days]
      .toSorted(([one], [other]) => one - other)
      .map(([day, sum]) => ({ day: new Date(day * DAY_MS).toISOString().slice(0, 10), ...sum }));
  }
}

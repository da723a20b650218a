/** The audience in figures: how many there are in each state, and how they came about. */
import {
  type DailyTurnover,
  growthByMonth,
  type GrowthMonth,
  type Turnover,
  turnoverOf,
} from '../audience/growth.ts';
import type { SubscriberState } from '../audience/subscriber.ts';

export interface AudienceGrowth {
  readonly states: Readonly<Record<SubscriberState, number>>;
  /** Of those who are active. */
  readonly paused: number;
  /** Of the last thirty days. */
  readonly lately: Turnover;
  /** In rising order, without those before anybody came. */
  readonly months: readonly GrowthMonth[];
}

const LATELY_DAYS = 30;

export function audienceGrowth(
  counted: Pick<AudienceGrowth, 'states' | 'paused'> & { readonly days: readonly DailyTurnover[] },
  of: { readonly now: Date; readonly months: number },
): AudienceGrowth {
  const { states, paused, days } = counted;
  return {
    states,
    paused,
    lately: turnoverOf(days, of.now, LATELY_DAYS),
    months: growthByMonth(days, { ...of, active: states.active }),
  };
}

/** How many subscribers there are, and how they came about. */
import {
  audienceGrowth as foldGrowth,
  type AudienceGrowth,
} from '../core/stats/audience-growth.ts';
import type { Clock } from '../ports/clock.ts';
import type { AudienceFigures, SubscriberStore } from '../ports/subscribers.ts';

export async function audienceGrowth(
  ports: {
    readonly audience: Pick<AudienceFigures, 'turnover' | 'paused'>;
    readonly subscribers: Pick<SubscriberStore, 'countByState'>;
    readonly clock: Pick<Clock, 'now'>;
  },
  months: number,
): Promise<AudienceGrowth> {
  const { audience, subscribers, clock } = ports;
  const days = await audience.turnover();
  const now = clock.now();
  const counted = {
    days,
    states: await subscribers.countByState(),
    paused: await audience.paused(now),
  };
  return foldGrowth(counted, { now, months });
}

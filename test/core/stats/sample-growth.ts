/** An audience that grew for two years, with one month in which many came. */
import type { AudienceGrowth } from '../../../src/core/stats/audience-growth.ts';

const MONTHS = 24;
const FIRST = 640;

function months(): AudienceGrowth['months'] {
  let active = FIRST;
  return Array.from({ length: MONTHS }, (_, index) => {
    const came = index === 8 ? 431 : 100 + ((index * 37) % 60);
    const left = 30 + ((index * 13) % 25);
    active += came - left;
    const month = new Date(Date.UTC(2024, 11 + index)).toISOString().slice(0, 7);
    return { month, came, left, active };
  });
}

const grown = months();

export const sampleGrowth: AudienceGrowth = {
  states: {
    pending: 31,
    active: grown.at(-1)?.active ?? 0,
    unsubscribed: 1_204,
    bounced: 88,
    complained: 9,
  },
  paused: 12,
  lately: { came: 128, left: 41 },
  months: grown,
};

export const nobodyYet: AudienceGrowth = {
  states: { pending: 0, active: 0, unsubscribed: 0, bounced: 0, complained: 0 },
  paused: 0,
  lately: { came: 0, left: 0 },
  months: [],
};

/** Growth and the last issues for a terminal, and the picture of growth. */
import { expect, test } from 'vitest';
import { growthChart } from '../../../src/core/stats/growth-chart.ts';
import { growthTable } from '../../../src/core/stats/growth-table.ts';
import { issuesTable } from '../../../src/core/stats/issues-table.ts';
import { roundCeiling } from '../../../src/core/stats/round-ceiling.ts';
import { nobodyYet, sampleGrowth } from './sample-growth.ts';
import { sampleStats } from './sample-stats.ts';

test('a table for a terminal', () => {
  const months = sampleGrowth.months.slice(-3);
  expect(growthTable({ ...sampleGrowth, months })).toMatchInlineSnapshot(`
    "Subscribers
      pending              31
      active            2,979  of whom 12 pause
      unsubscribed      1,204
      bounced              88
      complained            9

      Month       Came     Left   Active
      2026-09      157       53    2,829  ██████████████████████▊
      2026-10      134       41    2,922  ███████████████████████▌
      2026-11      111       54    2,979  ████████████████████████"
  `);
  expect(growthTable(nobodyYet)).toMatchInlineSnapshot(`
    "Subscribers
      pending               0
      active                0
      unsubscribed          0
      bounced               0
      complained            0"
  `);
});

test('the last issues beside each other', () => {
  expect(issuesTable([sampleStats, { ...sampleStats, issueId: '2023-09', clicks: 12_345 }]))
    .toMatchInlineSnapshot(`
    "Issue    Accepted  Delivered  Bounced  Complaints  Unsubscribed  Opens  Clicks
    2023-10    12,400     12,204       61           4            29  4,311     772
    2023-09    12,400     12,204       61           4            29  4,311  12,345"
  `);
});

test.each([
  [0, 2],
  [1, 2],
  [3, 4],
  [7, 8],
  [11, 20],
  [999, 1000],
  [1000, 1000],
  [1001, 2000],
  [3418, 4000],
  [84_000, 100_000],
])('a scale for %d ends at %d', (most, ceiling) => {
  expect(roundCeiling(most)).toBe(ceiling);
});

test('one month makes a picture, and so does one in which nobody came or left', async () => {
  for (const month of [
    { month: '2026-11', came: 1, left: 0, active: 1 },
    { month: '2026-11', came: 0, left: 0, active: 0 },
  ]) {
    const drawn = String(await growthChart([month]));
    expect(drawn).not.toMatch(/NaN|Infinity|undefined|-\d/);
    expect(drawn).toContain(
      `<title>November 2026: ${month.came} came, 0 left, ${month.active} active</title>`,
    );
  }
});

test('of many months a few are named, of few all', async () => {
  const namesOf = async (months: typeof sampleGrowth.months): Promise<string[]> =>
    [...String(await growthChart(months)).matchAll(/text-anchor="middle"\s*>\s*(\w+)\s*</g)].map(
      (match) => match[1] ?? '',
    );
  expect(await namesOf(sampleGrowth.months)).toEqual(['2025', 'Jul', '2026', 'Jul']);
  expect(await namesOf(sampleGrowth.months.slice(0, 3))).toEqual(['Dec', '2025', 'Feb']);
});

/** The next issue's date follows the habit of the last ones. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDate } from '../../../src/core/issue/next-date.ts';

const past = (...pairs: [string, string][]) => pairs.map(([id, date]) => ({ id, date }));

test.each([
  ['no issue yet: the first of the month after', '2023-12', past(), '2024-01-01'],
  ['one issue: its day', '2023-11', past(['2023-10', '2023-11-02']), '2023-12-02'],
  [
    'the same day',
    '2023-11',
    past(['2023-09', '2023-09-30'], ['2023-10', '2023-10-30']),
    '2023-11-30',
  ],
  ['a day that the month lacks', '2024-02', past(['2024-01', '2024-01-31']), '2024-02-29'],
  [
    'first Tuesdays',
    '2023-12',
    past(['2023-09', '2023-09-05'], ['2023-10', '2023-10-03'], ['2023-11', '2023-11-07']),
    '2023-12-05',
  ],
  [
    'last Fridays, fourth or fifth',
    '2023-11',
    past(['2023-08', '2023-08-25'], ['2023-09', '2023-09-29'], ['2023-10', '2023-10-27']),
    '2023-11-24',
  ],
  [
    'fifth Fridays where there is no fifth',
    '2024-02',
    past(['2023-06', '2023-06-30'], ['2023-12', '2023-12-29']),
    '2024-02-23',
  ],
  [
    'no habit: the last day',
    '2023-12',
    past(['2023-10', '2023-10-03'], ['2023-11', '2023-11-08']),
    '2023-12-08',
  ],
  ['a month left out', '2024-01', past(['2023-10', '2023-11-02']), '2024-02-02'],
  [
    'what cannot be read is no habit',
    '2023-12',
    past(['2023-10', '2023-11-02'], ['2023-11', '']),
    '2024-01-02',
  ],
])('%s', (_habit, id, issues, date) => {
  expect(nextDate(id, issues)).toBe(date);
});

test('it is always a day, and as many months after its name as the last one was', () => {
  const month = fc
    .integer({ min: 24_000, max: 24_500 })
    .map((number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`);
  const day = fc.integer({ min: 1, max: 28 }).map((number) => String(number).padStart(2, '0'));
  fc.assert(
    fc.property(month, fc.array(fc.tuple(month, day), { maxLength: 4 }), (id, issues) => {
      const dates = issues.map(([name, on]) => ({ id: name, date: `${name}-${on}` }));
      const date = nextDate(id, dates);
      expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
      if (dates.length > 0) expect(date.slice(0, 7)).toBe(id);
    }),
  );
});

test('an issue that is named after its day goes out on that day', () => {
  expect(nextDate('2023-10-12', [{ id: '2023-09', date: '2023-10-02' }])).toBe('2023-10-12');
});

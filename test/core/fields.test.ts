/** The field types that config, issues and links share. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDay } from '../../src/core/fields.ts';

test('a day is what the calendar has, and written in one way', () => {
  const number = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(number(9999), number(14), number(33), (year, month, day) => {
      const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
      const date = new Date(`${text}T00:00:00Z`);
      const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
      expect(isDay(text)).toBe(isReal);
    }),
    { numRuns: 2000 },
  );
  for (const text of ['2024-02-29', '2000-02-29', '0000-01-01']) expect(isDay(text)).toBe(true);
  for (const text of ['2023-02-29', '1900-02-29', '2024-2-29', '2024-02-29 ', '20240-01-01', '']) {
    expect(isDay(text)).toBe(false);
  }
});

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

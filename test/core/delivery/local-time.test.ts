/** Times as people type them, in a zone whose clocks are changed twice a year. */
import { expect, test } from 'vitest';
import { localTime, parseLocalTime } from '../../../src/core/delivery/local-time.ts';

const BERLIN = 'Europe/Berlin';

test.each([
  ['2026-12-01T09:00', '2026-12-01T08:00:00.000Z'],
  ['2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
  ['2026-12-01 09:00', '2026-12-01T08:00:00.000Z'],
  ['2026-12-01T09:00:30', '2026-12-01T08:00:30.000Z'],
  ['2026-12-01T09:00-05:00', '2026-12-01T14:00:00.000Z'],
  ['2026-12-01T09:00Z', '2026-12-01T09:00:00.000Z'],
])('%s is %s', (text, expected) => {
  expect(parseLocalTime(text, BERLIN)).toEqual(new Date(expected));
});

test.each([
  ['2026-03-29T02:30', 'skipped'],
  ['2026-10-25T02:30', 'repeated'],
  ['2026-13-01T09:00', 'malformed'],
  ['2026-02-30T09:00', 'malformed'],
  ['tomorrow', 'malformed'],
  ['', 'malformed'],
])('%s is no time that can be meant: %s', (text, problem) => {
  expect(parseLocalTime(text, BERLIN)).toBe(problem);
});

test('an hour that comes twice is told apart by its offset', () => {
  expect(parseLocalTime('2026-10-25T02:30+02:00', BERLIN)).toEqual(
    new Date('2026-10-25T00:30:00Z'),
  );
  expect(parseLocalTime('2026-10-25T02:30+01:00', BERLIN)).toEqual(
    new Date('2026-10-25T01:30:00Z'),
  );
});

test('a time is shown with its zone', () => {
  expect(localTime(new Date('2026-12-01T08:00:00Z'), BERLIN)).toBe(
    'Tue, 1 Dec 2026, 09:00 (Europe/Berlin)',
  );
});
